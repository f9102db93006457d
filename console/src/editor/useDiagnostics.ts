import { ValidateStateMachineDefinitionCommand } from '@aws-sdk/client-sfn';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDelayed } from '../parts/useDelayed';
import { useSession } from '../session/SessionContext';
import { toJson } from './definitionNotation';
import { syntaxError, type EditorDiagnostic } from './diagnostic';

const TYPING_MILLIS = 300;

/** What the server's validator says about a text, shortly after it has come to rest. */
export function useDiagnostics(text: string, type: 'STANDARD' | 'EXPRESS') {
  const { client } = useSession();
  const rested = useDelayed(text, TYPING_MILLIS);
  const query = useQuery({
    queryKey: ['diagnostics', type, rested],
    placeholderData: keepPreviousData,
    gcTime: 10_000,
    queryFn: async (): Promise<EditorDiagnostic[]> => {
      const broken = syntaxError(rested);
      if (broken !== undefined) {
        return [broken];
      }
      const answer = await client.sfn.send(
        new ValidateStateMachineDefinitionCommand({ definition: toJson(rested), type, severity: 'WARNING' }),
      );
      return answer.diagnostics ?? [];
    },
  });
  return { diagnostics: query.data ?? [], isCurrent: rested === text && !query.isFetching, error: query.error };
}
