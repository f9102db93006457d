import { RedriveExecutionCommand, StopExecutionCommand, type ExecutionListItem } from '@aws-sdk/client-sfn';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { Confirm } from '../parts/Confirm';
import { routeTo } from '../parts/routes';
import { useSession } from '../session/SessionContext';
import { useObstacle } from '../session/useObstacle';
import { useMessages } from '../shell/messages';

const AT_ONCE = 8;
const FAILED = ['FAILED', 'TIMED_OUT', 'ABORTED'];

/** What can be done to the executions that were chosen. */
export function BulkActions({
  selected,
  onDone,
}: {
  readonly selected: readonly ExecutionListItem[];
  readonly onDone: () => void;
}) {
  const { client } = useSession();
  const { tell } = useMessages();
  const queries = useQueryClient();
  const [, navigate] = useLocation();
  const [asked, setAsked] = useState<'stop' | 'redrive'>();
  const running = selected.filter(execution => execution.status === 'RUNNING');
  const failed = selected.filter(execution => FAILED.includes(execution.status ?? ''));
  const stopObstacle = useObstacle('StopExecution') ?? (running.length === 0 ? 'None of the chosen runs' : undefined);
  const redriveObstacle =
    useObstacle('RedriveExecution') ?? (failed.length === 0 ? 'None of the chosen has failed' : undefined);
  const chosen = asked === 'stop' ? running : failed;
  const act = useMutation({
    mutationFn: async () => {
      const errors: string[] = [];
      for (let i = 0; i < chosen.length; i += AT_ONCE) {
        await Promise.all(
          chosen.slice(i, i + AT_ONCE).map(async execution => {
            const executionArn = execution.executionArn ?? '';
            try {
              await (asked === 'stop'
                ? client.sfn.send(new StopExecutionCommand({ executionArn, cause: 'Stopped in the console' }))
                : client.sfn.send(new RedriveExecutionCommand({ executionArn })));
            } catch (error) {
              errors.push(`${execution.name}: ${error instanceof Error ? error.message : String(error)}`);
            }
          }),
        );
      }
      return errors;
    },
    onSuccess: errors => {
      const done = chosen.length - errors.length;
      tell('success', `${done} ${asked === 'stop' ? 'stopped' : 'redriven'}`);
      if (errors.length > 0) {
        tell('error', `${errors.length} refused`, errors.slice(0, 5).join('\n'));
      }
      void queries.invalidateQueries({ queryKey: ['executions'] });
      setAsked(undefined);
      onDone();
    },
  });
  const [left, right] = selected;
  return (
    <>
      <SpaceBetween direction="horizontal" size="xs">
        <Button
          disabled={stopObstacle !== undefined}
          disabledReason={stopObstacle ?? ''}
          onClick={() => setAsked('stop')}
        >
          Stop {running.length > 0 ? running.length : ''}
        </Button>
        <Button
          disabled={redriveObstacle !== undefined}
          disabledReason={redriveObstacle ?? ''}
          onClick={() => setAsked('redrive')}
        >
          Redrive {failed.length > 0 ? failed.length : ''}
        </Button>
        <Button
          disabled={selected.length !== 2}
          disabledReason="Choose two executions"
          onClick={() => navigate(routeTo.compare(left?.executionArn ?? '', right?.executionArn ?? ''))}
        >
          Compare
        </Button>
      </SpaceBetween>
      {asked !== undefined && (
        <Confirm
          header={asked === 'stop' ? `Stop ${chosen.length}?` : `Redrive ${chosen.length}?`}
          text={
            asked === 'stop'
              ? 'They end as aborted. What their tasks have begun elsewhere may go on.'
              : 'Each goes on from the states that failed, on the definition it was started with.'
          }
          action={asked === 'stop' ? 'Stop' : 'Redrive'}
          busy={act.isPending}
          onConfirm={() => act.mutate()}
          onClose={() => setAsked(undefined)}
        />
      )}
    </>
  );
}
