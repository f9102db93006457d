import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useMemo } from 'react';
import { allStates } from '../graph/definition';
import { InputAndOutput } from '../parts/InputAndOutput';
import { JsonText } from '../parts/JsonText';
import type { useExecution } from './useExecution';
import { VisitDetails } from './VisitDetails';

/** What is known about one visit to one state; about the whole execution while none is chosen. */
export function StatePanel({
  execution,
  name,
  visitId,
  onVisit,
  onClose,
}: {
  readonly execution: ReturnType<typeof useExecution>;
  readonly name: string | undefined;
  readonly visitId: number | undefined;
  readonly onVisit: (visitId: number) => void;
  readonly onClose: () => void;
}) {
  const { journey, group } = execution;
  const visits = useMemo(() => journey.visits.filter(visit => visit.name === name), [journey, name]);
  const state = useMemo(() => allStates(group).find(s => s.name === name), [group, name]);
  const visit = visits.find(v => v.id === visitId) ?? visits.at(-1);
  if (name === undefined || state === undefined) {
    const { input, output, status } = execution.description ?? {};
    return (
      <Container
        header={
          <Header variant="h2" description="Choose a state in the graph to see its data">
            Execution
          </Header>
        }
      >
        <InputAndOutput
          input={input ?? ''}
          output={output ?? (status === 'RUNNING' ? 'Not there yet' : 'None')}
          of="execution"
        />
      </Container>
    );
  }
  const options = visits.map((v, i) => ({
    value: String(v.id),
    label: `Visit ${i + 1}${v.iteration === undefined ? '' : `, iteration ${v.iteration}`} (${v.status})`,
  }));
  return (
    <Container
      header={
        <div className="panel-head">
          <Header variant="h2" description={[state.type, state.detail].filter(part => part !== '').join(' · ')}>
            <span className="user-text">{name}</span>
          </Header>
          <Button iconName="close" variant="icon" ariaLabel="Show the data of the execution" onClick={onClose} />
        </div>
      }
    >
      {options.length > 1 && (
        <Box margin={{ bottom: 's' }}>
          <Select
            inlineLabelText="Visit"
            options={options}
            virtualScroll={options.length > 100}
            selectedOption={options.find(option => option.value === String(visit?.id)) ?? null}
            onChange={event => onVisit(Number(event.detail.selectedOption.value))}
          />
        </Box>
      )}
      {visit === undefined ? (
        <SpaceBetween size="m">
          <Box color="text-body-secondary">This state was not entered.</Box>
          <JsonText text={JSON.stringify(state.fields)} label="Definition of the state" />
        </SpaceBetween>
      ) : (
        <VisitDetails visit={visit} definition={JSON.stringify(state.fields)} />
      )}
    </Container>
  );
}
