import { useCollection } from '@cloudscape-design/collection-hooks';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import Link from '@cloudscape-design/components/link';
import Pagination from '@cloudscape-design/components/pagination';
import Table from '@cloudscape-design/components/table';
import TextFilter from '@cloudscape-design/components/text-filter';
import type { StateMachineListItem } from '@aws-sdk/client-sfn';
import { useEffect } from 'react';
import { SettingSelect } from '../address/SettingSelect';
import { useSettings } from '../address/useSettings';
import { useTypedSetting } from '../address/useTypedSetting';
import { Clipped } from '../parts/Clipped';
import { Failure } from '../parts/Failure';
import { routeTo } from '../parts/routes';
import { Sparkline } from '../parts/Sparkline';
import { durationText } from '../parts/time';
import { usePageTitle } from '../parts/usePageTitle';
import { useObstacle } from '../session/useObstacle';
import { rangeOf, RANGE_OPTIONS, successRate, USUAL_RANGE, type MachineTally } from '../slow/statistics';
import { useLiveMachines } from '../live/useLiveMachines';
import { useMachines } from './useMachines';
import { useOverview } from './useOverview';
import { runningText, useRunning } from './useRunning';

const PAGE_SIZE = 50;

/** All state machines, with how they have been doing. */
export function MachinesPage() {
  usePageTitle('State machines');
  const machines = useMachines();
  const range = rangeOf(useSettings().get('time'));
  const find = useTypedSetting('find');
  const overview = useOverview(range.millis);
  const tallyOf = (machine: StateMachineListItem) => overview.data?.byArn.get(machine.stateMachineArn ?? '');
  const toMillis = Date.now();
  useLiveMachines(['overview', 'running']);
  const obstacle = useObstacle('CreateStateMachine');
  const { items, collectionProps, paginationProps, filteredItemsCount, actions } = useCollection(machines.data ?? [], {
    filtering: { empty: <Nothing />, noMatch: 'No state machine fits' },
    pagination: { pageSize: PAGE_SIZE },
    sorting: { defaultState: { sortingColumn: { sortingField: 'name' } } },
  });
  useEffect(() => actions.setFiltering(find.setting), [find.setting]);
  const running = useRunning(items.map(machine => machine.stateMachineArn ?? ''));
  if (machines.error) {
    return (
      <Failure
        error={machines.error}
        what="The state machines cannot be listed"
        onRetry={() => void machines.refetch()}
      />
    );
  }
  return (
    <Table
      {...collectionProps}
      variant="full-page"
      items={items}
      loading={machines.isPending}
      loadingText="Loading state machines"
      trackBy="stateMachineArn"
      ariaLabels={{ tableLabel: 'State machines' }}
      header={
        <Header
          variant="h1"
          counter={machines.data === undefined ? '' : `(${machines.data.length})`}
          actions={
            <Button
              variant="primary"
              href={`#${routeTo.newMachine()}`}
              disabled={obstacle !== undefined}
              disabledReason={obstacle ?? ''}
            >
              Create state machine
            </Button>
          }
        >
          State machines
        </Header>
      }
      filter={
        <div className="filters">
          <TextFilter
            filteringText={find.typed}
            onChange={event => find.type(event.detail.filteringText)}
            filteringPlaceholder="Find state machines"
            filteringAriaLabel="Find state machines"
            countText={`${filteredItemsCount ?? 0} found`}
          />
          <SettingSelect label="Counts of" setting="time" usual={USUAL_RANGE} options={RANGE_OPTIONS} />
        </div>
      }
      pagination={
        <Pagination
          {...paginationProps}
          ariaLabels={{ nextPageLabel: 'Next page', previousPageLabel: 'Previous page', pageLabel: n => `Page ${n}` }}
        />
      }
      columnDefinitions={[
        {
          id: 'name',
          header: 'Name',
          sortingField: 'name',
          isRowHeader: true,
          cell: machine => (
            <Clipped text={machine.name ?? ''}>
              <Link href={`#${routeTo.machine(machine.stateMachineArn ?? '')}`}>{machine.name}</Link>
            </Clipped>
          ),
        },
        {
          id: 'running',
          header: 'Running',
          cell: machine => runningText(running.data, machine.stateMachineArn ?? ''),
        },
        { id: 'succeeded', header: 'Succeeded', cell: machine => tallyOf(machine)?.succeeded ?? 0 },
        {
          id: 'failed',
          header: 'Failed',
          cell: machine => {
            const count = failed(tallyOf(machine));
            return count === 0 ? 0 : <Box color="text-status-error">{count}</Box>;
          },
        },
        { id: 'aborted', header: 'Aborted', cell: machine => tallyOf(machine)?.aborted ?? 0 },
        { id: 'rate', header: 'Success', cell: machine => rateText(tallyOf(machine)) },
        { id: 'p95', header: 'p95', cell: machine => p95Text(tallyOf(machine)) },
        {
          id: 'spark',
          header: 'Over time',
          cell: machine => (
            <Sparkline
              periods={tallyOf(machine)?.periods ?? []}
              fromMillis={toMillis - range.millis}
              toMillis={toMillis}
            />
          ),
        },
        {
          id: 'type',
          header: 'Type',
          sortingField: 'type',
          cell: machine => (machine.type === 'EXPRESS' ? 'Express' : 'Standard'),
        },
      ]}
    />
  );
}

function failed(tally: MachineTally | undefined): number {
  return (tally?.failed ?? 0) + (tally?.timedOut ?? 0);
}

function rateText(tally: MachineTally | undefined): string {
  const rate = tally && successRate(tally);
  return rate === undefined ? '–' : `${Math.floor(1000 * rate) / 10} %`;
}

function p95Text(tally: MachineTally | undefined): string {
  return tally === undefined || successRate(tally) === undefined ? '–' : durationText(tally.p95);
}

function Nothing() {
  return (
    <Box textAlign="center" padding="l">
      <Box variant="strong">No state machines yet</Box>
      <Box color="text-body-secondary">Create one here, or with any AWS SDK pointed at this server.</Box>
    </Box>
  );
}
