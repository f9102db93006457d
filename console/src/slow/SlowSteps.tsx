import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useMemo, useState } from 'react';
import { SettingSelect } from '../address/SettingSelect';
import { useSettings } from '../address/useSettings';
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
import { rangeOf, RANGE_OPTIONS, successRate, USUAL_RANGE } from './statistics';
import { Throughput } from './Throughput';
import { useRevisionNames } from './useRevisionNames';
import { useStatistics } from './useStatistics';

const MEASURES: ReadonlyArray<{ value: HeatMeasure; label: string }> = [
  { value: 'p95', label: 'p95 duration' },
  { value: 'p50', label: 'p50 duration' },
  { value: 'p99', label: 'p99 duration' },
  { value: 'sum', label: 'Time in all' },
  { value: 'failed', label: 'Failures' },
  { value: 'retried', label: 'Retries' },
];

const ALL_REVISIONS = { value: '', label: 'All' };

/** Durations, failures and retries of each state: as a heat map, as a table, and the executions over time. */
export function SlowSteps({ machineArn }: { readonly machineArn: string }) {
  const settings = useSettings();
  const range = rangeOf(settings.get('time'));
  const revision = settings.get('revision') ?? '';
  const measure = MEASURES.find(m => m.value === settings.get('by')) ?? MEASURES[0]!;
  const [selected, setSelected] = useState<string>();
  const machine = useMachine(machineArn);
  const revisionName = useRevisionNames(machineArn, machine.data?.revisionId);
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
    ALL_REVISIONS,
    ...revisions.map(r => ({
      value: r.revision,
      label: `${revisionName(r.revision)} (${r.started} started)`,
    })),
  ];
  return (
    <SpaceBetween size="l">
      <div className="filters">
        <SettingSelect label="Time" setting="time" usual={USUAL_RANGE} options={RANGE_OPTIONS} />
        <SettingSelect label="Revision" setting="revision" usual={ALL_REVISIONS} options={revisionOptions} />
        <SettingSelect label="Coloured by" setting="by" usual={MEASURES[0]!} options={MEASURES} />
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
