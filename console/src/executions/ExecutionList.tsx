import type { ExecutionListItem, ExecutionStatus } from '@aws-sdk/client-sfn';
import { useCollection } from '@cloudscape-design/collection-hooks';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Link from '@cloudscape-design/components/link';
import Pagination from '@cloudscape-design/components/pagination';
import Select from '@cloudscape-design/components/select';
import Table from '@cloudscape-design/components/table';
import TextFilter from '@cloudscape-design/components/text-filter';
import { useMemo, useState } from 'react';
import { Failure } from '../parts/Failure';
import { routeTo } from '../parts/routes';
import { StatusBadge } from '../parts/StatusBadge';
import { durationText, momentText } from '../parts/time';
import { useNow } from '../parts/useNow';
import { useExecutions } from './useExecutions';

const ANY = { value: '', label: 'Any status' };
const STATUSES = [
  ANY,
  { value: 'RUNNING', label: 'Running' },
  { value: 'SUCCEEDED', label: 'Succeeded' },
  { value: 'FAILED', label: 'Failed' },
  { value: 'TIMED_OUT', label: 'Timed out' },
  { value: 'ABORTED', label: 'Aborted' },
];
const PAGE_SIZE = 50;

/** Executions of a state machine. */
export function ExecutionList({ machineArn }: { readonly machineArn: string }) {
  const [status, setStatus] = useState(ANY);
  const pages = useExecutions(machineArn, status.value === '' ? undefined : (status.value as ExecutionStatus));
  const executions = useMemo(() => pages.data?.pages.flatMap(page => page.executions ?? []) ?? [], [pages.data]);
  const now = useNow(executions.some(execution => execution.status === 'RUNNING'));
  const { items, collectionProps, filterProps, paginationProps } = useCollection(executions, {
    filtering: {
      empty: 'No executions',
      noMatch: 'No execution fits',
      filteringFunction: (execution, text) => (execution.name ?? '').toLowerCase().includes(text.toLowerCase()),
    },
    pagination: { pageSize: PAGE_SIZE },
    sorting: {},
  });
  if (pages.error) {
    return <Failure error={pages.error} what="The executions cannot be listed" onRetry={() => void pages.refetch()} />;
  }
  return (
    <Table<ExecutionListItem>
      {...collectionProps}
      variant="container"
      items={items}
      loading={pages.isPending}
      loadingText="Loading executions"
      trackBy="executionArn"
      ariaLabels={{ tableLabel: 'Executions' }}
      filter={
        <div className="filters">
          <TextFilter
            {...filterProps}
            filteringPlaceholder="Find by name"
            filteringAriaLabel="Find executions by name"
          />
          <Select
            ariaLabel="Status"
            options={STATUSES}
            selectedOption={status}
            onChange={event => setStatus(STATUSES.find(s => s.value === event.detail.selectedOption.value) ?? ANY)}
          />
        </div>
      }
      pagination={
        <Pagination
          {...paginationProps}
          openEnd={pages.hasNextPage}
          ariaLabels={{ nextPageLabel: 'Next page', previousPageLabel: 'Previous page', pageLabel: n => `Page ${n}` }}
        />
      }
      footer={
        pages.hasNextPage && (
          <Box textAlign="center">
            <Button loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
              Load older executions
            </Button>
          </Box>
        )
      }
      columnDefinitions={[
        {
          id: 'name',
          header: 'Name',
          isRowHeader: true,
          sortingField: 'name',
          cell: execution => <Link href={`#${routeTo.execution(execution.executionArn ?? '')}`}>{execution.name}</Link>,
        },
        {
          id: 'status',
          header: 'Status',
          sortingField: 'status',
          cell: execution => <StatusBadge status={execution.status} />,
        },
        {
          id: 'start',
          header: 'Started',
          sortingField: 'startDate',
          cell: execution => momentText(execution.startDate),
        },
        {
          id: 'duration',
          header: 'Duration',
          cell: execution => durationText(duration(execution, now)),
          sortingComparator: (a, b) => duration(a, now) - duration(b, now),
        },
        { id: 'redrives', header: 'Redrives', cell: execution => execution.redriveCount ?? 0 },
      ]}
    />
  );
}

function duration(execution: ExecutionListItem, now: number): number {
  return (execution.stopDate?.getTime() ?? now) - (execution.startDate?.getTime() ?? now);
}
