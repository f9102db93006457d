import type { ExecutionListItem } from '@aws-sdk/client-sfn';
import Link from '@cloudscape-design/components/link';
import type { TableProps } from '@cloudscape-design/components/table';
import { Clipped } from '../parts/Clipped';
import { nameOf, routeTo } from '../parts/routes';
import { StatusBadge } from '../parts/StatusBadge';
import { durationText, momentText } from '../parts/time';

/** The columns of a list of executions; `now` is the end of those that run. */
export function executionColumns(now: number): TableProps.ColumnDefinition<ExecutionListItem>[] {
  return [
    {
      id: 'name',
      header: 'Name',
      isRowHeader: true,
      sortingField: 'name',
      cell: execution => (
        <Clipped text={execution.name ?? ''}>
          <Link href={`#${routeTo.execution(execution.executionArn ?? '')}`}>{execution.name}</Link>
        </Clipped>
      ),
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
    {
      id: 'version',
      header: 'Version',
      cell: execution => nameOf(execution.stateMachineAliasArn ?? execution.stateMachineVersionArn ?? '–'),
    },
    { id: 'redrives', header: 'Redrives', cell: execution => execution.redriveCount ?? 0 },
  ];
}

function duration(execution: ExecutionListItem, now: number): number {
  return (execution.stopDate?.getTime() ?? now) - (execution.startDate?.getTime() ?? now);
}
