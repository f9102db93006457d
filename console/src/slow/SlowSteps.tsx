import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useMemo, useState } from 'react';
import { outline } from '../graph/definition';
import { layOut } from '../graph/layout';
import { useLiveMachines } from '../live/useLiveMachines';
import { useMachine } from '../machines/useMachine';
import { parseJsonDefinition } from '../parts/jsonDefinition';
import { Failure } from '../parts/Failure';
import { GraphView } from '../parts/GraphView';
import { Loading } from '../parts/Loading';
import { durationText } from '../parts/time';
import { heatOf, type HeatMeasure } from './heat';
import { SlowStateTable } from './SlowStateTable';
import { RANGES, successRate } from './statistics';
import { Throughput } from './Throughput';
import { useStatistics } from './useStatistics';

const MEASURES: ReadonlyArray<{ value: HeatMeasure; label: string }> = [
  { value: 'p95', label: 'p95 duration' },
  { value: 'p50', label: 'p50 duration' },
  { value: 'p99', label: 'p99 duration' },
  { value: 'sum', label: 'Time in all' },
  { value: 'failed', label: 'Failures' },
  { value: 'retried', label: 'Retries' },
];

/** Durations, failures and retries of each state: as a heat map, as a table, and the executions over time. */
export function SlowSteps({ machineArn }: { readonly machineArn: string }) {
  const [range, setRange] = useState(RANGES[2]!);
  const [revision, setRevision] = useState('');
  const [measure, setMeasure] = useState(MEASURES[0]!);
  const [selected, setSelected] = useState<string>();
  const machine = useMachine(machineArn);
  const statistics = useStatistics(machineArn, range.millis, revision);
  useLiveMachines(['statistics'], machineArn);
  const definition = machine.data?.definition;
  const picture = useMemo(() => layOut(outline(parseJsonDefinition(definition ?? '{}'))), [definition]);
  const states = statistics.data?.states;
  const heat = useMemo(() => heatOf(states ?? [], measure.value), [states, measure]);
  const error = statistics.error ?? machine.error;
  if (error) {
    return <Failure error={error} what="The statistics cannot be shown" onRetry={() => void statistics.refetch()} />;
  }
  if (statistics.data === undefined) {
    return <Loading what="the statistics" />;
  }
  const { executions, periods, periodMillis, revisions } = statistics.data;
  const rate = successRate(executions);
  const revisionOptions = [
    { value: '', label: 'All' },
    ...revisions.map(r => ({
      value: r.revision,
      label: `${r.revision === machine.data?.revisionId ? 'Current' : r.revision === '' ? 'First' : r.revision.slice(0, 8)} (${r.started} started)`,
    })),
  ];
  return (
    <SpaceBetween size="l">
      <div className="filters">
        <Select
          inlineLabelText="Time"
          options={RANGES.map(({ id, label }) => ({ value: id, label }))}
          selectedOption={{ value: range.id, label: range.label }}
          onChange={event => setRange(RANGES.find(r => r.id === event.detail.selectedOption.value) ?? range)}
        />
        <Select
          inlineLabelText="Revision"
          options={revisionOptions}
          selectedOption={revisionOptions.find(option => option.value === revision) ?? revisionOptions[0] ?? null}
          onChange={event => setRevision(event.detail.selectedOption.value ?? '')}
        />
        <Select
          inlineLabelText="Coloured by"
          options={[...MEASURES]}
          selectedOption={measure}
          onChange={event => setMeasure(MEASURES.find(m => m.value === event.detail.selectedOption.value) ?? measure)}
        />
      </div>
      <div className="beside beside-even">
        <SpaceBetween size="l">
          <Container>
            <KeyValuePairs
              columns={2}
              items={[
                { label: 'Started', value: executions.started },
                { label: 'Success rate', value: rate === undefined ? '–' : `${Math.floor(1000 * rate) / 10} %` },
                {
                  label: 'Failed · timed out · aborted',
                  value: `${executions.failed} · ${executions.timedOut} · ${executions.aborted}`,
                },
                {
                  label: 'Execution p50 · p95 · p99',
                  value:
                    rate === undefined
                      ? '–'
                      : [executions.p50, executions.p95, executions.p99].map(durationText).join(' · '),
                },
              ]}
            />
          </Container>
          <Container header={<Header variant="h2">Executions over time</Header>}>
            <Throughput
              periods={periods}
              periodMillis={periodMillis}
              fromMillis={statistics.dataUpdatedAt - range.millis}
              toMillis={statistics.dataUpdatedAt}
            />
          </Container>
        </SpaceBetween>
        <Container disableContentPaddings header={<Header variant="h2">Heat map</Header>}>
          <GraphView
            picture={picture}
            heat={heat}
            selected={selected}
            onSelect={setSelected}
            label="Heat map of the states"
          />
        </Container>
      </div>
      <SlowStateTable states={statistics.data.states} selected={selected} onSelect={setSelected} />
      <Box color="text-body-secondary" fontSize="body-s">
        Quantiles are off by less than a tenth. Times of states end when a state is left; those of states that are open
        now are not among them.
      </Box>
    </SpaceBetween>
  );
}
