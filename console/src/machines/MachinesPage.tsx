import { useCollection } from '@cloudscape-design/collection-hooks';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import Link from '@cloudscape-design/components/link';
import Pagination from '@cloudscape-design/components/pagination';
import Table from '@cloudscape-design/components/table';
import TextFilter from '@cloudscape-design/components/text-filter';
import { Failure } from '../parts/Failure';
import { routeTo } from '../parts/routes';
import { momentText } from '../parts/time';
import { usePageTitle } from '../parts/usePageTitle';
import { useObstacle } from '../session/useObstacle';
import { useMachines } from './useMachines';

const PAGE_SIZE = 50;

/** All state machines, with how they have been doing. */
export function MachinesPage() {
  usePageTitle('State machines');
  const machines = useMachines();
  const obstacle = useObstacle('CreateStateMachine');
  const { items, collectionProps, filterProps, paginationProps, filteredItemsCount } = useCollection(
    machines.data ?? [],
    {
      filtering: { empty: <Nothing />, noMatch: 'No state machine fits' },
      pagination: { pageSize: PAGE_SIZE },
      sorting: { defaultState: { sortingColumn: { sortingField: 'name' } } },
    },
  );
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
        <TextFilter
          {...filterProps}
          filteringPlaceholder="Find state machines"
          filteringAriaLabel="Find state machines"
          countText={`${filteredItemsCount ?? 0} found`}
        />
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
          cell: machine => <Link href={`#${routeTo.machine(machine.stateMachineArn ?? '')}`}>{machine.name}</Link>,
        },
        { id: 'type', header: 'Type', sortingField: 'type', cell: machine => machine.type },
        {
          id: 'created',
          header: 'Created',
          sortingField: 'creationDate',
          cell: machine => momentText(machine.creationDate),
        },
      ]}
    />
  );
}

function Nothing() {
  return (
    <Box textAlign="center" padding="l">
      <Box variant="strong">No state machines yet</Box>
      <Box color="text-body-secondary">Create one here, or with any AWS SDK pointed at this server.</Box>
    </Box>
  );
}
