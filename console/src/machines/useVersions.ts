import { ListStateMachineAliasesCommand, ListStateMachineVersionsCommand } from '@aws-sdk/client-sfn';
import { useQuery } from '@tanstack/react-query';
import { useObstacle } from '../session/useObstacle';
import { useSession } from '../session/SessionContext';

const NONE: readonly string[] = [];
const PAGE = 1000;

/** The ARNs of a state machine's versions, the newest first, and of its aliases; none where the server has none. */
export function useVersions(machineArn: string) {
  const { client } = useSession();
  const versionObstacle = useObstacle('ListStateMachineVersions');
  const aliasObstacle = useObstacle('ListStateMachineAliases');
  const versions = useQuery({
    queryKey: ['versions', machineArn],
    enabled: versionObstacle === undefined && machineArn !== '',
    queryFn: async () => {
      const page = await client.sfn.send(
        new ListStateMachineVersionsCommand({ stateMachineArn: machineArn, maxResults: PAGE }),
      );
      return (page.stateMachineVersions ?? []).map(version => version.stateMachineVersionArn ?? '');
    },
  });
  const aliases = useQuery({
    queryKey: ['aliases', machineArn],
    enabled: aliasObstacle === undefined && machineArn !== '',
    queryFn: async () => {
      const page = await client.sfn.send(
        new ListStateMachineAliasesCommand({ stateMachineArn: machineArn, maxResults: PAGE }),
      );
      return (page.stateMachineAliases ?? []).map(alias => alias.stateMachineAliasArn ?? '');
    },
  });
  return {
    versions: versions.data ?? NONE,
    aliases: aliases.data ?? NONE,
    obstacle: versionObstacle,
  };
}
