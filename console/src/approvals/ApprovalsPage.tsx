import { useCollection } from '@cloudscape-design/collection-hooks';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import Link from '@cloudscape-design/components/link';
import Pagination from '@cloudscape-design/components/pagination';
import Table from '@cloudscape-design/components/table';
import TextFilter from '@cloudscape-design/components/text-filter';
import { lazy, useEffect, useState } from 'react';
import { useTypedSetting } from '../address/useTypedSetting';
import { resourceText } from '../graph/definition';
import { useLiveMachines } from '../live/useLiveMachines';
import { Later } from '../parts/Later';
import { Clipped } from '../parts/Clipped';
import { Failure } from '../parts/Failure';
import { nameOf, routeTo } from '../parts/routes';
import { durationText } from '../parts/time';
import { useNow } from '../parts/useNow';
import { usePageTitle } from '../parts/usePageTitle';
import { useObstacle } from '../session/useObstacle';
import { taskKey, useOpenTasks, type OpenTask } from './useOpenTasks';

const AnswerDialog = lazy(() => import('./AnswerDialog').then(m => ({ default: m.AnswerDialog })));

const PAGE_SIZE = 50;

/** Everything that waits for somebody: task tokens and activities, with their input and age. */
export function ApprovalsPage() {
  usePageTitle('Approvals');
  const open = useOpenTasks();
  const now = useNow(true);
  const obstacle = useObstacle('SendTaskSuccess');
  const [answered, setAnswered] = useState<OpenTask>();
  const find = useTypedSetting('find');
  useLiveMachines(['tasks']);
  const { items, collectionProps, paginationProps, actions } = useCollection(open.data?.tasks ?? [], {
    filtering: {
      empty: <Nothing />,
      noMatch: 'No task fits',
      filteringFunction: (task, text) =>
        `${task.state} ${task.executionArn} ${task.input}`.toLowerCase().includes(text.toLowerCase()),
    },
    pagination: { pageSize: PAGE_SIZE },
    sorting: {},
  });
  useEffect(() => actions.setFiltering(find.setting), [find.setting]);
  if (open.error) {
    return <Failure error={open.error} what="The open tasks cannot be listed" onRetry={() => void open.refetch()} />;
  }
  return (
    <>
      <Table
        {...collectionProps}
        variant="full-page"
        items={items}
        loading={open.isPending}
        loadingText="Loading open tasks"
        trackBy={taskKey}
        ariaLabels={{ tableLabel: 'Open tasks' }}
        header={
          <Header
            variant="h1"
            counter={open.data === undefined ? '' : `(${open.data.tasks.length}${open.data.more ? '+' : ''})`}
            description="Tasks that wait for an answer to their token, or for a worker of an activity"
          >
            Approvals
          </Header>
        }
        filter={
          <TextFilter
            filteringText={find.typed}
            onChange={event => find.type(event.detail.filteringText)}
            filteringPlaceholder="Find by state, execution or input"
            filteringAriaLabel="Find tasks"
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
            id: 'state',
            header: 'State',
            isRowHeader: true,
            sortingField: 'state',
            cell: task => <Clipped text={task.state} />,
          },
          {
            id: 'answer',
            header: 'Answer',
            cell: task => (
              <Button
                variant="inline-link"
                disabled={obstacle !== undefined}
                disabledReason={obstacle ?? ''}
                ariaLabel={`Answer ${task.state} of ${nameOf(task.executionArn)}`}
                onClick={() => setAnswered(task)}
              >
                <span className="one-line">Answer</span>
              </Button>
            ),
          },
          {
            id: 'age',
            header: 'Age',
            cell: task => durationText(now - task.scheduledMillis),
            sortingComparator: (a, b) => b.scheduledMillis - a.scheduledMillis,
          },
          {
            id: 'execution',
            header: 'Execution',
            cell: task => (
              <Clipped narrow text={`${nameOf(task.stateMachineArn)} / ${nameOf(task.executionArn)}`}>
                <Link href={`#${routeTo.execution(task.executionArn)}`}>
                  {nameOf(task.stateMachineArn)} / {nameOf(task.executionArn)}
                </Link>
              </Clipped>
            ),
          },
          {
            id: 'input',
            header: 'Input',
            cell: task => (
              <span className="mono">
                <Clipped narrow text={task.input.slice(0, 1000)}>
                  {task.input.slice(0, 200)}
                </Clipped>
              </span>
            ),
          },
          { id: 'what', header: 'Waits for', cell: task => <Clipped narrow text={waitsFor(task)} /> },
          {
            id: 'timeout',
            header: 'Times out in',
            cell: task => timeoutText(task, now),
          },
        ]}
      />
      {answered !== undefined && (
        <Later what="the form">
          <AnswerDialog task={answered} onClose={() => setAnswered(undefined)} />
        </Later>
      )}
    </>
  );
}

/** The time of an activity begins when a worker has taken it. */
function timeoutText(task: OpenTask, now: number): string {
  if (task.timeoutMillis !== undefined) {
    return durationText(task.timeoutMillis - now);
  }
  return task.activityArn !== undefined && task.token === undefined ? 'Not begun' : 'Never';
}

function waitsFor(task: OpenTask): string {
  if (task.activityArn === undefined) {
    return `Token, handed to ${resourceText(task.resource).replace('.waitForTaskToken', '')}`;
  }
  return task.token === undefined
    ? `A worker of ${nameOf(task.activityArn)}`
    : `Its worker of ${nameOf(task.activityArn)}`;
}

function Nothing() {
  return (
    <Box textAlign="center" padding="l">
      <Box variant="strong">Nothing waits for anybody</Box>
      <Box color="text-body-secondary">States with .waitForTaskToken and activities show up here while they wait.</Box>
    </Box>
  );
}
