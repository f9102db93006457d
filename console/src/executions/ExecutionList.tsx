import type { ExecutionListItem } from '@aws-sdk/client-sfn';
import { useCollection } from '@cloudscape-design/collection-hooks';
import Pagination from '@cloudscape-design/components/pagination';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table from '@cloudscape-design/components/table';
import { useMemo, useState } from 'react';
import { useLiveMachines } from '../live/useLiveMachines';
import { Failure } from '../parts/Failure';
import { useDelayed } from '../parts/useDelayed';
import { useNow } from '../parts/useNow';
import { BulkActions } from './BulkActions';
import { ExecutionFilters, type ExecutionChoice } from './ExecutionFilters';
import { executionColumns } from './executionColumns';
import { useExecutions } from './useExecutions';

const PAGE_SIZE = 50;
const TYPING_MILLIS = 250;

/** Executions of a state machine: filtered, live, and with what can be done to many at once. */
export function ExecutionList({ machineArn }: { readonly machineArn: string }) {
  const [choice, setChoice] = useState<ExecutionChoice>({
    arn: machineArn,
    status: undefined,
    name: '',
    withinMillis: undefined,
  });
  const pages = useExecutions(useDelayed(choice, TYPING_MILLIS));
  useLiveMachines(['executions'], machineArn);
  const executions = useMemo(() => pages.data?.pages.flatMap(page => page.executions) ?? [], [pages.data]);
  const now = useNow(executions.some(execution => execution.status === 'RUNNING'));
  const [selected, setSelected] = useState<ExecutionListItem[]>([]);
  const { items, collectionProps, paginationProps, actions } = useCollection(executions, {
    filtering: { empty: isNarrow(choice, machineArn) ? 'No execution fits' : 'No executions' },
    pagination: { pageSize: PAGE_SIZE },
    sorting: {},
  });
  if (pages.error) {
    return <Failure error={pages.error} what="The executions cannot be listed" onRetry={() => void pages.refetch()} />;
  }
  return (
    <SpaceBetween size="s">
      <ExecutionFilters machineArn={machineArn} choice={choice} onChange={setChoice} />
      <Table<ExecutionListItem>
        {...collectionProps}
        variant="container"
        items={items}
        loading={pages.isPending}
        loadingText="Loading executions"
        trackBy="executionArn"
        selectionType="multi"
        selectedItems={selected}
        onSelectionChange={event => setSelected(event.detail.selectedItems)}
        ariaLabels={{
          tableLabel: 'Executions',
          selectionGroupLabel: 'Choose executions',
          allItemsSelectionLabel: () => 'Choose all on this page',
          itemSelectionLabel: (_, execution) => `Choose ${execution.name ?? ''}`,
        }}
        filter={<BulkActions selected={selected} onDone={() => setSelected([])} />}
        pagination={
          <Pagination
            {...paginationProps}
            openEnd={pages.hasNextPage}
            disabled={pages.isFetchingNextPage}
            onNextPageClick={event => {
              if (!event.detail.requestedPageAvailable && pages.hasNextPage) {
                void pages.fetchNextPage().then(() => actions.setCurrentPage(event.detail.requestedPageIndex));
              }
            }}
            ariaLabels={{ nextPageLabel: 'Next page', previousPageLabel: 'Previous page', pageLabel: n => `Page ${n}` }}
          />
        }
        columnDefinitions={executionColumns(now)}
      />
    </SpaceBetween>
  );
}

function isNarrow(choice: ExecutionChoice, machineArn: string): boolean {
  return (
    choice.arn !== machineArn || choice.status !== undefined || choice.name !== '' || choice.withinMillis !== undefined
  );
}
