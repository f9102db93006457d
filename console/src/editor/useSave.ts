import { CreateStateMachineCommand, UpdateStateMachineCommand } from '@aws-sdk/client-sfn';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useLocation } from 'wouter';
import { nameOf, routeTo } from '../parts/routes';
import { useSession } from '../session/SessionContext';
import { useObstacle } from '../session/useObstacle';
import { useMessages } from '../shell/messages';
import { toJson } from './definitionNotation';

const NAME = /^[\w-]{1,80}$/;

interface Saving {
  readonly text: string;
  readonly publish: boolean;
}

/** Creates the state machine, or updates the one there is. */
export function useSave(arn: string | undefined, name: string, type: 'STANDARD' | 'EXPRESS') {
  const { client, facts } = useSession();
  const { tell } = useMessages();
  const queries = useQueryClient();
  const [, navigate] = useLocation();
  const missing = useObstacle(arn === undefined ? 'CreateStateMachine' : 'UpdateStateMachine');
  const publishObstacle = useObstacle('PublishStateMachineVersion');
  const nameProblem =
    arn === undefined && name !== '' && !NAME.test(name) ? 'Only letters, digits, - and _' : undefined;
  const mutation = useMutation({
    mutationFn: async ({ text, publish }: Saving): Promise<string> => {
      const definition = toJson(text);
      if (arn !== undefined) {
        await client.sfn.send(new UpdateStateMachineCommand({ stateMachineArn: arn, definition, publish }));
        return arn;
      }
      const created = await client.sfn.send(
        new CreateStateMachineCommand({
          name,
          definition,
          type,
          roleArn: `arn:aws:iam::${facts.account}:role/stepwell-console`,
        }),
      );
      return created.stateMachineArn ?? '';
    },
    onSuccess: (saved, { publish }) => {
      tell('success', `${nameOf(saved)} is saved${publish ? ' and published' : ''}`);
      void queries.invalidateQueries({ queryKey: ['machine', saved] });
      void queries.invalidateQueries({ queryKey: ['machines'] });
      void queries.invalidateQueries({ queryKey: ['versions', saved] });
      navigate(routeTo.machine(saved, 'definition'));
    },
  });
  return {
    save: mutation.mutate,
    isPending: mutation.isPending,
    error: mutation.error,
    nameProblem,
    obstacle: missing ?? (arn === undefined && !NAME.test(name) ? 'It needs a name' : undefined),
    publishObstacle,
  };
}
