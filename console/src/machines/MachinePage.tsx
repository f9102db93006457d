import { DeleteStateMachineCommand } from '@aws-sdk/client-sfn';
import Button from '@cloudscape-design/components/button';
import ContentLayout from '@cloudscape-design/components/content-layout';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Tabs from '@cloudscape-design/components/tabs';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { lazy, useState } from 'react';
import { useLocation } from 'wouter';
import { useSettings, withSettings } from '../address/useSettings';
import { ExecutionList } from '../executions/ExecutionList';
import { ExpressNotice } from '../executions/ExpressNotice';
import { Later } from '../parts/Later';
import { Breadcrumbs } from '../parts/Breadcrumbs';
import { Confirm } from '../parts/Confirm';
import { Failure } from '../parts/Failure';
import { Loading } from '../parts/Loading';
import { nameOf, routeTo } from '../parts/routes';
import { TAB_TEXTS } from '../parts/tabTexts';
import { usePageTitle } from '../parts/usePageTitle';
import { useSession } from '../session/SessionContext';
import { useObstacle } from '../session/useObstacle';
import { useMessages } from '../shell/messages';
import { SlowSteps } from '../slow/SlowSteps';
import { VersionsPanel } from '../versions/VersionsPanel';
import { DefinitionView } from './DefinitionView';
import { useMachine } from './useMachine';

const StartDialog = lazy(() => import('../executions/StartDialog').then(m => ({ default: m.StartDialog })));

/** One state machine: its executions, its definition. */
export function MachinePage({ arn, tab }: { readonly arn: string; readonly tab: string }) {
  const machine = useMachine(arn);
  const { client } = useSession();
  const { tell } = useMessages();
  const queries = useQueryClient();
  const [, navigate] = useLocation();
  const settings = useSettings();
  const [dialog, setDialog] = useState<'start' | 'delete'>();
  const startObstacle = useObstacle('StartExecution');
  const editObstacle = useObstacle('UpdateStateMachine');
  const deleteObstacle = useObstacle('DeleteStateMachine');
  const remove = useMutation({
    mutationFn: () => client.sfn.send(new DeleteStateMachineCommand({ stateMachineArn: arn })),
    onSuccess: () => {
      tell('success', `${nameOf(arn)} is being deleted`, 'It goes when its last execution has ended.');
      void queries.invalidateQueries({ queryKey: ['machines'] });
      navigate(routeTo.machines());
    },
    onError: error => tell('error', 'It could not be deleted', error.message),
  });
  usePageTitle(nameOf(arn));
  if (machine.error) {
    return (
      <Failure error={machine.error} what="This state machine cannot be shown" onRetry={() => void machine.refetch()} />
    );
  }
  if (machine.data === undefined) {
    return <Loading what="the state machine" />;
  }
  const express = machine.data.type === 'EXPRESS';
  return (
    <ContentLayout
      header={
        <SpaceBetween size="xs">
          <Breadcrumbs page={machine.data.name ?? ''} />
          <Header
            variant="h1"
            description={`${machine.data.type ?? ''} · ${machine.data.description ?? arn}`}
            actions={
              <SpaceBetween direction="horizontal" size="xs">
                <Button
                  onClick={() => setDialog('delete')}
                  disabled={deleteObstacle !== undefined}
                  disabledReason={deleteObstacle ?? ''}
                >
                  Delete
                </Button>
                <Button
                  href={`#${routeTo.edit(arn)}`}
                  disabled={editObstacle !== undefined}
                  disabledReason={editObstacle ?? ''}
                >
                  Edit
                </Button>
                <Button
                  variant="primary"
                  onClick={() => setDialog('start')}
                  disabled={startObstacle !== undefined}
                  disabledReason={startObstacle ?? ''}
                >
                  Start execution
                </Button>
              </SpaceBetween>
            }
          >
            <span className="user-text">{machine.data.name}</span>
          </Header>
        </SpaceBetween>
      }
    >
      <Tabs
        i18nStrings={TAB_TEXTS}
        activeTabId={tab}
        onChange={event => navigate(withSettings(routeTo.machine(arn, event.detail.activeTabId), settings))}
        ariaLabel="The state machine"
        tabs={[
          {
            id: 'executions',
            label: 'Executions',
            content: express ? <ExpressNotice /> : <ExecutionList machineArn={arn} />,
          },
          { id: 'slow', label: 'Slow steps', content: <SlowSteps machineArn={arn} /> },
          {
            id: 'definition',
            label: 'Definition',
            content: <DefinitionView definition={machine.data.definition ?? ''} name={machine.data.name ?? ''} />,
          },
          { id: 'versions', label: 'Versions', content: <VersionsPanel machineArn={arn} /> },
        ]}
      />
      {dialog === 'start' && (
        <Later what="the form">
          <StartDialog machineArn={arn} express={express} onClose={() => setDialog(undefined)} />
        </Later>
      )}
      {dialog === 'delete' && (
        <Confirm
          header={`Delete ${nameOf(arn)}?`}
          text="No new execution can be started. Those that run go on, and their histories stay as long as the server keeps closed executions."
          action="Delete"
          busy={remove.isPending}
          onConfirm={() => remove.mutate()}
          onClose={() => setDialog(undefined)}
        />
      )}
    </ContentLayout>
  );
}
