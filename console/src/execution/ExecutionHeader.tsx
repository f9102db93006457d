import { RedriveExecutionCommand, StopExecutionCommand, type DescribeExecutionOutput } from '@aws-sdk/client-sfn';
import Button from '@cloudscape-design/components/button';
import ButtonDropdown from '@cloudscape-design/components/button-dropdown';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useMutation } from '@tanstack/react-query';
import { lazy, useState } from 'react';
import { useLocation } from 'wouter';
import { Breadcrumbs } from '../parts/Breadcrumbs';
import { Later } from '../parts/Later';
import { nameOf, routeTo } from '../parts/routes';
import { useObstacle } from '../session/useObstacle';
import { useSession } from '../session/SessionContext';
import { useMessages } from '../shell/messages';
import { useExports } from './useExports';
import type { useExecution } from './useExecution';

const StartDialog = lazy(() => import('../executions/StartDialog').then(m => ({ default: m.StartDialog })));

/** What can be done with an execution. */
export function ExecutionHeader({
  description,
  execution,
}: {
  readonly description: DescribeExecutionOutput;
  readonly execution: ReturnType<typeof useExecution>;
}) {
  const arn = description.executionArn ?? '';
  const machineArn = description.stateMachineArn ?? '';
  const { client, facts } = useSession();
  const { tell } = useMessages();
  const [, navigate] = useLocation();
  const [startOpen, setStartOpen] = useState(false);
  const exports = useExports(description, execution);
  const running = description.status === 'RUNNING';
  const act = useMutation({
    mutationFn: async (what: 'stop' | 'redrive'): Promise<unknown> =>
      what === 'stop'
        ? client.sfn.send(
            new StopExecutionCommand({ executionArn: arn, error: 'Stopped', cause: 'Stopped in the console' }),
          )
        : client.sfn.send(new RedriveExecutionCommand({ executionArn: arn })),
    onSuccess: (_, what) => {
      tell('success', what === 'stop' ? 'The execution is stopped' : 'The execution goes on from what failed');
      void execution.refetch();
    },
    onError: (error, what) =>
      tell('error', what === 'stop' ? 'It could not be stopped' : 'It could not be redriven', error.message),
  });
  const stopObstacle = useObstacle('StopExecution') ?? (running ? undefined : 'It has ended');
  const redriveObstacle =
    useObstacle('RedriveExecution') ??
    (description.redriveStatus === 'NOT_REDRIVABLE'
      ? (description.redriveStatusReason ?? 'It cannot be redriven')
      : undefined);
  const startObstacle = useObstacle('StartExecution');
  return (
    <SpaceBetween size="xs">
      <Breadcrumbs
        way={[{ text: nameOf(machineArn), href: `#${routeTo.machine(machineArn)}` }]}
        page={description.name ?? ''}
      />
      <Header
        variant="h1"
        actions={
          <SpaceBetween direction="horizontal" size="xs">
            <Button
              disabled={stopObstacle !== undefined}
              disabledReason={stopObstacle ?? ''}
              loading={act.isPending && act.variables === 'stop'}
              onClick={() => act.mutate('stop')}
            >
              Stop
            </Button>
            <Button
              disabled={redriveObstacle !== undefined}
              disabledReason={redriveObstacle ?? ''}
              onClick={() => act.mutate('redrive')}
            >
              Redrive
            </Button>
            <Button
              disabled={startObstacle !== undefined}
              disabledReason={startObstacle ?? ''}
              onClick={() => setStartOpen(true)}
            >
              Start again
            </Button>
            <ButtonDropdown
              items={[
                { id: 'compare', text: 'Compare with another …' },
                { id: 'cli', text: 'Copy as CLI command' },
                { id: 'json', text: 'Export as JSON' },
                { id: 'svg', text: 'Export the graph as SVG' },
                { id: 'png', text: 'Export the graph as PNG' },
              ]}
              onItemClick={event => {
                switch (event.detail.id) {
                  case 'compare':
                    return navigate(routeTo.compare(arn, ''));
                  case 'cli':
                    return exports.copyCommand(facts.region);
                  case 'json':
                    return exports.json();
                  case 'svg':
                    return exports.svg();
                  case 'png':
                    return void exports.png();
                }
              }}
            >
              More
            </ButtonDropdown>
          </SpaceBetween>
        }
      >
        <span className="user-text">{description.name}</span>
      </Header>
      {startOpen && (
        <Later what="the form">
          <StartDialog
            machineArn={machineArn}
            initialInput={description.input ?? '{}'}
            onClose={() => setStartOpen(false)}
          />
        </Later>
      )}
    </SpaceBetween>
  );
}
