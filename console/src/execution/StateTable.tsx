import { useCollection } from '@cloudscape-design/collection-hooks';
import Link from '@cloudscape-design/components/link';
import Table from '@cloudscape-design/components/table';
import TextFilter from '@cloudscape-design/components/text-filter';
import { useMemo } from 'react';
import { markStates, type StateMark } from '../graph/status';
import type { Journey } from '../history/visit';
import { durationText } from '../parts/time';
import { VisitBadge } from '../parts/VisitBadge';

interface StateRow {
  readonly name: string;
  readonly type: string;
  readonly mark: StateMark;
  readonly totalMillis: number;
  readonly longestMillis: number;
}

/** Each state once: how often it was entered, how long it took, how often it was tried again. */
export function StateTable({
  journey,
  onSelect,
}: {
  readonly journey: Journey;
  readonly onSelect: (name: string) => void;
}) {
  const rows = useMemo(() => rowsOf(journey), [journey]);
  const { items, collectionProps, filterProps } = useCollection(rows, {
    filtering: { empty: 'No state was entered yet', noMatch: 'No state fits' },
    sorting: {},
  });
  return (
    <Table
      {...collectionProps}
      variant="embedded"
      items={items}
      trackBy="name"
      ariaLabels={{ tableLabel: 'States' }}
      filter={<TextFilter {...filterProps} filteringPlaceholder="Find states" filteringAriaLabel="Find states" />}
      columnDefinitions={[
        {
          id: 'name',
          header: 'State',
          sortingField: 'name',
          isRowHeader: true,
          cell: row => <Link onFollow={() => onSelect(row.name)}>{row.name}</Link>,
        },
        { id: 'type', header: 'Type', sortingField: 'type', cell: row => row.type },
        { id: 'status', header: 'Status', cell: row => <VisitBadge status={row.mark.status} /> },
        { id: 'visits', header: 'Visits', cell: row => row.mark.visits, sortingComparator: by(row => row.mark.visits) },
        { id: 'total', header: 'Total', cell: row => durationText(row.totalMillis), sortingField: 'totalMillis' },
        {
          id: 'longest',
          header: 'Longest',
          cell: row => durationText(row.longestMillis),
          sortingField: 'longestMillis',
        },
        {
          id: 'retries',
          header: 'Retries',
          cell: row => row.mark.retries,
          sortingComparator: by(row => row.mark.retries),
        },
        { id: 'failed', header: 'Failed', cell: row => row.mark.failed, sortingComparator: by(row => row.mark.failed) },
      ]}
    />
  );
}

function by(value: (row: StateRow) => number) {
  return (a: StateRow, b: StateRow) => value(a) - value(b);
}

function rowsOf(journey: Journey): StateRow[] {
  const now = Date.now();
  const rows = new Map<string, { type: string; total: number; longest: number }>();
  for (const visit of journey.visits) {
    const took = (visit.exitedMillis ?? now) - visit.enteredMillis;
    const row = rows.get(visit.name) ?? { type: visit.type, total: 0, longest: 0 };
    rows.set(visit.name, { type: row.type, total: row.total + took, longest: Math.max(row.longest, took) });
  }
  return [...markStates(journey)].map(([name, mark]) => ({
    name,
    mark,
    type: rows.get(name)?.type ?? '',
    totalMillis: rows.get(name)?.total ?? 0,
    longestMillis: rows.get(name)?.longest ?? 0,
  }));
}
