import { DescribeStateMachineAliasCommand } from '@aws-sdk/client-sfn';
import Header from '@cloudscape-design/components/header';
import Table from '@cloudscape-design/components/table';
import { useQueries } from '@tanstack/react-query';
import { nameOf } from '../parts/routes';
import { momentText } from '../parts/time';
import { useSession } from '../session/SessionContext';

/** The aliases of a state machine and the versions they lead to. */
export function AliasTable({ aliases }: { readonly aliases: readonly string[] }) {
  const { client } = useSession();
  const descriptions = useQueries({
    queries: aliases.map(arn => ({
      queryKey: ['alias', arn],
      queryFn: () => client.sfn.send(new DescribeStateMachineAliasCommand({ stateMachineAliasArn: arn })),
    })),
  });
  return (
    <Table
      items={descriptions.flatMap(description => (description.data === undefined ? [] : [description.data]))}
      loading={descriptions.some(description => description.isPending)}
      loadingText="Loading aliases"
      header={
        <Header variant="h2" counter={`(${aliases.length})`}>
          Aliases
        </Header>
      }
      ariaLabels={{ tableLabel: 'Aliases' }}
      columnDefinitions={[
        { id: 'name', header: 'Name', isRowHeader: true, cell: alias => alias.name },
        {
          id: 'routes',
          header: 'Leads to',
          cell: alias =>
            (alias.routingConfiguration ?? [])
              .map(route => `version ${nameOf(route.stateMachineVersionArn ?? '')} (${route.weight} %)`)
              .join(', '),
        },
        { id: 'description', header: 'Description', cell: alias => alias.description ?? '' },
        { id: 'updated', header: 'Updated', cell: alias => momentText(alias.updateDate) },
      ]}
    />
  );
}
