import Container from '@cloudscape-design/components/container';
import ContentLayout from '@cloudscape-design/components/content-layout';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Tabs from '@cloudscape-design/components/tabs';
import { useMemo } from 'react';
import { markStates, takenEdges } from '../graph/status';
import { useLiveExecution } from '../live/useLiveExecution';
import { Failure } from '../parts/Failure';
import { GraphView } from '../parts/GraphView';
import { InputAndOutput } from '../parts/InputAndOutput';
import { Loading } from '../parts/Loading';
import { TAB_TEXTS } from '../parts/tabTexts';
import { usePageTitle } from '../parts/usePageTitle';
import { CulpritNotice } from './CulpritNotice';
import { EventTable } from './EventTable';
import { ExecutionHeader } from './ExecutionHeader';
import { ExecutionSummary } from './ExecutionSummary';
import { IterationPicker } from './IterationPicker';
import { StatePanel } from './StatePanel';
import { StateTable } from './StateTable';
import { Timeline } from './Timeline';
import { useExecution } from './useExecution';
import { chooseExecution, chooseState, chooseTab, chooseVisit, useSight } from './useSight';

/** One execution: what failed first, its graph as it runs, its timeline, events and states. */
export function ExecutionPage({ arn }: { readonly arn: string }) {
  const execution = useExecution(arn);
  const { journey, picture, description } = execution;
  const sight = useSight(journey);
  usePageTitle(description?.name ?? 'Execution');
  useLiveExecution(arn, description?.status === 'RUNNING');
  const marks = useMemo(() => markStates(journey, sight.iterations), [journey, sight.iterations]);
  const taken = useMemo(() => takenEdges(journey), [journey]);
  if (execution.error) {
    return (
      <Failure error={execution.error} what="This execution cannot be shown" onRetry={() => void execution.refetch()} />
    );
  }
  if (execution.isLoading || description === undefined) {
    return <Loading what="the execution" />;
  }
  return (
    <ContentLayout header={<ExecutionHeader description={description} execution={execution} />}>
      <SpaceBetween size="l">
        {journey.culprit !== undefined && (
          <CulpritNotice description={description} culprit={journey.culprit} onShow={chooseVisit} />
        )}
        <ExecutionSummary description={description} journey={journey} />
        <div className="beside">
          <Container
            disableContentPaddings
            header={
              <Header
                variant="h2"
                actions={
                  <IterationPicker journey={journey} chosen={sight.iterations} onChange={sight.chooseIterations} />
                }
              >
                Graph
              </Header>
            }
          >
            <GraphView
              picture={picture}
              marks={marks}
              taken={taken}
              selected={sight.state}
              onSelect={chooseState}
              label={`Graph of the execution ${description.name ?? ''}`}
            />
          </Container>
          <StatePanel
            execution={execution}
            name={sight.state}
            visitId={sight.visitId ?? marks.get(sight.state ?? '')?.visitId}
            onVisit={chooseVisit}
            onClose={chooseExecution}
          />
        </div>
        <Tabs
          i18nStrings={TAB_TEXTS}
          ariaLabel="Details of the execution"
          activeTabId={sight.tab}
          onChange={event => chooseTab(event.detail.activeTabId)}
          tabs={[
            {
              id: 'timeline',
              label: 'Timeline',
              content: <Timeline journey={journey} description={description} onSelect={chooseVisit} />,
            },
            {
              id: 'events',
              label: `Events (${execution.events.length})`,
              content: <EventTable events={execution.events} journey={journey} onSelect={chooseVisit} />,
            },
            {
              id: 'states',
              label: 'States',
              content: <StateTable journey={journey} onSelect={chooseState} />,
            },
            {
              id: 'data',
              label: 'Input and output',
              content: (
                <InputAndOutput
                  input={description.input ?? ''}
                  output={description.output ?? (description.status === 'RUNNING' ? 'Not there yet' : 'None')}
                  of="execution"
                />
              ),
            },
          ]}
        />
      </SpaceBetween>
    </ContentLayout>
  );
}
