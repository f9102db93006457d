import Container from '@cloudscape-design/components/container';
import ContentLayout from '@cloudscape-design/components/content-layout';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import Link from '@cloudscape-design/components/link';
import ProgressBar from '@cloudscape-design/components/progress-bar';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { Breadcrumbs } from '../parts/Breadcrumbs';
import { Failure } from '../parts/Failure';
import { Loading } from '../parts/Loading';
import { nameOf, routeTo } from '../parts/routes';
import { StatusBadge } from '../parts/StatusBadge';
import { durationText, momentText } from '../parts/time';
import { useNow } from '../parts/useNow';
import { usePageTitle } from '../parts/usePageTitle';
import { ChildTable } from './ChildTable';
import { FailureGroups } from './FailureGroups';
import { MapRunLimits } from './MapRunLimits';
import { useMapRun } from './useMapRun';

/** The run of a distributed Map: how far it is, what failed and why, its children, its bounds. */
export function MapRunPage({ arn }: { readonly arn: string }) {
  usePageTitle('Map Run');
  const { run, children } = useMapRun(arn);
  const running = run.data?.status === 'RUNNING';
  const now = useNow(running);
  if (run.error) {
    return <Failure error={run.error} what="This Map Run cannot be shown" onRetry={() => void run.refetch()} />;
  }
  const counts = run.data?.itemCounts;
  if (run.data === undefined || counts === undefined) {
    return <Loading what="the Map Run" />;
  }
  const total = counts.total ?? 0;
  const done = total - (counts.pending ?? 0) - (counts.running ?? 0);
  const executionArn = run.data.executionArn ?? '';
  const took = (run.data.stopDate?.getTime() ?? now) - (run.data.startDate?.getTime() ?? now);
  return (
    <ContentLayout
      header={
        <SpaceBetween size="xs">
          <Breadcrumbs
            way={[{ text: nameOf(executionArn), href: `#${routeTo.execution(executionArn)}` }]}
            page="Map Run"
          />
          <Header variant="h1" description={<span className="user-text">{arn}</span>}>
            Map Run
          </Header>
        </SpaceBetween>
      }
    >
      <SpaceBetween size="l">
        <Container>
          <SpaceBetween size="m">
            <KeyValuePairs
              columns={4}
              items={[
                { label: 'Status', value: <StatusBadge status={run.data.status} /> },
                {
                  label: 'Execution',
                  value: <Link href={`#${routeTo.execution(executionArn)}`}>{nameOf(executionArn)}</Link>,
                },
                { label: 'Started', value: momentText(run.data.startDate) },
                { label: 'Duration', value: durationText(took) },
                { label: 'Succeeded', value: counts.succeeded },
                { label: 'Failed · timed out', value: `${counts.failed} · ${counts.timedOut}` },
                { label: 'Running · pending', value: `${counts.running} · ${counts.pending}` },
                { label: 'Aborted', value: counts.aborted },
              ]}
            />
            <ProgressBar
              label="Items"
              value={total === 0 ? 100 : (100 * done) / total}
              additionalInfo={`${done} of ${total}, ${counts.resultsWritten ?? 0} results written`}
            />
          </SpaceBetween>
        </Container>
        <MapRunLimits run={run.data} onChanged={() => void run.refetch()} />
        <FailureGroups mapRunArn={arn} failed={run.data.executionCounts?.failed ?? 0} />
        <ChildTable children={children.data?.executions ?? []} more={children.data?.nextToken !== undefined} />
      </SpaceBetween>
    </ContentLayout>
  );
}
