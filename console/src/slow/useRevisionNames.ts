import { DescribeStateMachineCommand } from '@aws-sdk/client-sfn';
import { useQueries } from '@tanstack/react-query';
import { useVersions } from '../machines/useVersions';
import { nameOf } from '../parts/routes';
import { useSession } from '../session/SessionContext';

/** So many versions are asked for their revision, the newest. */
const VERSIONS_MAX = 20;
const INITIAL = 'INITIAL';

/** What a revision of a definition is called: the versions it was published as, else the beginning of its ID. */
export function useRevisionNames(machineArn: string, currentRevision: string | undefined) {
  const { client } = useSession();
  const { versions } = useVersions(machineArn);
  const described = useQueries({
    queries: versions.slice(0, VERSIONS_MAX).map(arn => ({
      queryKey: ['machine', arn],
      queryFn: () => client.sfn.send(new DescribeStateMachineCommand({ stateMachineArn: arn })),
      staleTime: Infinity,
    })),
  });
  return (revision: string): string => {
    const published = described
      .filter(({ data }) => data !== undefined && (data.revisionId ?? INITIAL) === revision)
      .map(({ data }) => `version ${nameOf(data?.stateMachineArn ?? '')}`);
    const name = revision === (currentRevision ?? INITIAL) ? 'current' : revision === INITIAL ? 'first' : undefined;
    const names = [...(name === undefined ? [] : [name]), ...published.toReversed()];
    const text = names.length === 0 ? revision.slice(0, 8) : names.join(', ');
    return text[0]?.toUpperCase() + text.slice(1);
  };
}
