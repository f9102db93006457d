import {
  ValidateStateMachineDefinitionCommand,
  type ValidateStateMachineDefinitionDiagnostic,
} from '@aws-sdk/client-sfn';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDelayed } from '../parts/useDelayed';
import { useSession } from '../session/SessionContext';
import { toJson } from './definitionNotation';

const TYPING_MILLIS = 300;

/** What the server's validator says about a text, shortly after it has come to rest. */
export function useDiagnostics(text: string, type: 'STANDARD' | 'EXPRESS') {
  const { client } = useSession();
  const rested = useDelayed(text, TYPING_MILLIS);
  const query = useQuery({
    queryKey: ['diagnostics', type, rested],
    placeholderData: keepPreviousData,
    gcTime: 10_000,
    queryFn: async (): Promise<ValidateStateMachineDefinitionDiagnostic[]> => {
      let definition: string;
      try {
        definition = toJson(rested);
      } catch (error) {
        const message = error instanceof Error ? error.message : String(error);
        return [{ severity: 'ERROR', code: 'INVALID_YAML', message, location: '/' }];
      }
      const answer = await client.sfn.send(
        new ValidateStateMachineDefinitionCommand({ definition, type, severity: 'WARNING' }),
      );
      return answer.diagnostics ?? [];
    },
  });
  return { diagnostics: query.data ?? [], isCurrent: rested === text && !query.isFetching, error: query.error };
}
