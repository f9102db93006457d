import type { ExecutionListItem } from '@aws-sdk/client-sfn';
import { useCollection } from '@cloudscape-design/collection-hooks';
import Header from '@cloudscape-design/components/header';
import Pagination from '@cloudscape-design/components/pagination';
import Table from '@cloudscape-design/components/table';
import TextFilter from '@cloudscape-design/components/text-filter';
import { executionColumns } from '../executions/executionColumns';
import { useNow } from '../parts/useNow';

const PAGE_SIZE = 25;

/** The executions of a Map Run. */
export function ChildTable({
  children,
  more,
}: {
  readonly children: readonly ExecutionListItem[];
  readonly more: boolean;
}) {
  const now = useNow(children.some(child => child.status === 'RUNNING'));
  const { items, collectionProps, filterProps, paginationProps } = useCollection(children, {
    filtering: { empty: 'No children yet', noMatch: 'No child fits', fields: ['name', 'status'] },
    pagination: { pageSize: PAGE_SIZE },
    sorting: {},
  });
  return (
    <Table
      {...collectionProps}
      items={items}
      trackBy="executionArn"
      ariaLabels={{ tableLabel: 'Children' }}
      header={
        <Header variant="h2" counter={`(${children.length}${more ? '+' : ''})`}>
          Children
        </Header>
      }
      filter={
        <TextFilter {...filterProps} filteringPlaceholder="Find by name or status" filteringAriaLabel="Find children" />
      }
      pagination={
        <Pagination
          {...paginationProps}
          ariaLabels={{ nextPageLabel: 'Next page', previousPageLabel: 'Previous page', pageLabel: n => `Page ${n}` }}
        />
      }
      columnDefinitions={executionColumns(now)}
    />
  );
}
