import { useCollection } from '@cloudscape-design/collection-hooks';
import Link from '@cloudscape-design/components/link';
import Table, { type TableProps } from '@cloudscape-design/components/table';
import { Clipped } from '../parts/Clipped';
import { durationText } from '../parts/time';
import type { StateTally } from './statistics';

/** The states, the one that takes most time first. */
export function SlowStateTable({
  states,
  selected,
  onSelect,
}: {
  readonly states: readonly StateTally[];
  readonly selected: string | undefined;
  readonly onSelect: (name: string) => void;
}) {
  const columns: TableProps.ColumnDefinition<StateTally>[] = [
    {
      id: 'name',
      header: 'State',
      isRowHeader: true,
      sortingField: 'name',
      cell: state => (
        <Clipped text={state.name}>
          <Link onFollow={() => onSelect(state.name)}>{state.name}</Link>
        </Clipped>
      ),
    },
    { id: 'entered', header: 'Entered', sortingField: 'entered', cell: state => state.entered },
    { id: 'p50', header: 'p50', sortingField: 'p50', cell: state => timeOf(state, state.p50) },
    { id: 'p95', header: 'p95', sortingField: 'p95', cell: state => timeOf(state, state.p95) },
    { id: 'p99', header: 'p99', sortingField: 'p99', cell: state => timeOf(state, state.p99) },
    { id: 'sum', header: 'In all', sortingField: 'sum', cell: state => timeOf(state, state.sum) },
    { id: 'failed', header: 'Failures', sortingField: 'failed', cell: state => state.failed },
    { id: 'retried', header: 'Retries', sortingField: 'retried', cell: state => state.retried },
  ];
  const { items, collectionProps } = useCollection(states, {
    filtering: { empty: 'Nothing has run in this time' },
    sorting: { defaultState: { sortingColumn: { sortingField: 'sum' }, isDescending: true } },
  });
  return (
    <Table
      {...collectionProps}
      items={items}
      trackBy="name"
      ariaLabels={{ tableLabel: 'States by the time they take' }}
      selectedItems={states.filter(state => state.name === selected)}
      columnDefinitions={columns}
    />
  );
}

function timeOf(state: StateTally, millis: number): string {
  return state.left === 0 ? '–' : durationText(millis);
}
