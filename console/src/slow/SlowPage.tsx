import Header from '@cloudscape-design/components/header';
import ContentLayout from '@cloudscape-design/components/content-layout';
import Select from '@cloudscape-design/components/select';
import { useLocation } from 'wouter';
import { useMachines } from '../machines/useMachines';
import { nameOf, routeTo } from '../parts/routes';
import { usePageTitle } from '../parts/usePageTitle';
import { useOverview } from '../machines/useOverview';
import { SlowSteps } from './SlowSteps';
import { RANGES } from './statistics';

/** Slow steps of a state machine that is chosen here. */
export function SlowPage({ arn }: { readonly arn: string | undefined }) {
  usePageTitle('Slow steps');
  const machines = useMachines();
  const [, navigate] = useLocation();
  const overview = useOverview(RANGES[3]!.millis);
  const busiest = [...(overview.data?.byArn.values() ?? [])].toSorted((a, b) => b.started - a.started)[0];
  const known = machines.data?.some(machine => machine.stateMachineArn === busiest?.stateMachineArn);
  const usual = known === true ? busiest?.stateMachineArn : machines.data?.[0]?.stateMachineArn;
  const chosen = arn ?? (overview.isPending ? undefined : usual);
  const options = (machines.data ?? []).map(machine => ({
    value: machine.stateMachineArn ?? '',
    label: machine.name ?? '',
  }));
  return (
    <ContentLayout
      header={
        <Header
          variant="h1"
          description="Where the time goes: how long each state takes, how often it fails and is tried again"
          actions={
            <div className="wide">
              <Select
                inlineLabelText="State machine"
                options={options}
                filteringType="auto"
                empty="No state machines"
                virtualScroll={options.length > 100}
                selectedOption={chosen === undefined ? null : { value: chosen, label: nameOf(chosen) }}
                onChange={event => navigate(routeTo.slow(event.detail.selectedOption.value))}
              />
            </div>
          }
        >
          Slow steps
        </Header>
      }
    >
      {chosen !== undefined && <SlowSteps key={chosen} machineArn={chosen} />}
    </ContentLayout>
  );
}
