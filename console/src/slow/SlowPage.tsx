import Header from '@cloudscape-design/components/header';
import ContentLayout from '@cloudscape-design/components/content-layout';
import Select from '@cloudscape-design/components/select';
import { useLocation } from 'wouter';
import { useMachines } from '../machines/useMachines';
import { nameOf, routeTo } from '../parts/routes';
import { usePageTitle } from '../parts/usePageTitle';
import { SlowSteps } from './SlowSteps';

/** Slow steps of a state machine that is chosen here. */
export function SlowPage({ arn }: { readonly arn: string | undefined }) {
  usePageTitle('Slow steps');
  const machines = useMachines();
  const [, navigate] = useLocation();
  const chosen = arn ?? machines.data?.[0]?.stateMachineArn;
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
            <Select
              inlineLabelText="State machine"
              options={options}
              filteringType="auto"
              empty="No state machines"
              virtualScroll={options.length > 100}
              selectedOption={chosen === undefined ? null : { value: chosen, label: nameOf(chosen) }}
              onChange={event => navigate(routeTo.slow(event.detail.selectedOption.value))}
            />
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
