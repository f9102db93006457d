import type { ExecutionListItem } from '@aws-sdk/client-sfn';
import { useCollection } from '@cloudscape-design/collection-hooks';
import Box from '@cloudscape-design/components/box';
import Pagination from '@cloudscape-design/components/pagination';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table from '@cloudscape-design/components/table';
import { useMemo, useState } from 'react';
import { useSettings } from '../address/useSettings';
import { useLiveMachines } from '../live/useLiveMachines';
import { Failure } from '../parts/Failure';
import { useNow } from '../parts/useNow';
import { BulkActions } from './BulkActions';
import { ExecutionFilters } from './ExecutionFilters';
import { executionColumns } from './executionColumns';
import { filterOf, isNarrow } from './executionFilter';
import { useExecutions } from './useExecutions';

const PAGE_SIZE = 50;

/** Executions of a state machine: filtered, live, and with what can be done to many at once. */
export function ExecutionList({ machineArn }: { readonly machineArn: string }) {
  const settings = useSettings();
  const filter = useMemo(() => filterOf(machineArn, settings), [machineArn, settings]);
  const pages = useExecutions(filter);
  useLiveMachines(['executions'], machineArn);
  const executions = useMemo(() => pages.data?.pages.flatMap(page => page.executions) ?? [], [pages.data]);
  const now = useNow(executions.some(execution => execution.status === 'RUNNING'));
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const selected = chosen.flatMap(arn => executions.filter(e => e.executionArn === arn)); // as they are now, if in sight
  const { items, collectionProps, paginationProps, actions } = useCollection(executions, {
    filtering: { empty: pages.error ? '' : isNarrow(filter, machineArn) ? 'No execution fits' : <Nothing /> },
    pagination: { pageSize: PAGE_SIZE },
    sorting: {},
  });
  return (
    <SpaceBetween size="s">
      <ExecutionFilters machineArn={machineArn} />
      {pages.error && (
        <Failure error={pages.error} what="The executions cannot be listed" onRetry={() => void pages.refetch()} />
      )}
      <Table<ExecutionListItem>
        {...collectionProps}
        variant="container"
        items={items}
        loading={pages.isPending}
        loadingText="Loading executions"
        trackBy="executionArn"
        selectionType="multi"
        selectedItems={selected}
        onSelectionChange={event =>
          setChosen(event.detail.selectedItems.map(execution => execution.executionArn ?? ''))
        }
        ariaLabels={{
          tableLabel: 'Executions',
          selectionGroupLabel: 'Choose executions',
          allItemsSelectionLabel: () => 'Choose all on this page',
          itemSelectionLabel: (_, execution) => `Choose ${execution.name ?? ''}`,
        }}
        filter={<BulkActions selected={selected} onDone={() => setChosen([])} />}
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

function Nothing() {
  return (
    <Box textAlign="center">
      <Box variant="strong">No executions yet</Box>
      <Box color="text-body-secondary">Start one here, with an AWS SDK or with the AWS CLI: it shows up at once.</Box>
    </Box>
  );
}
