import type { DescribeExecutionOutput } from '@aws-sdk/client-sfn';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import Link from '@cloudscape-design/components/link';
import Container from '@cloudscape-design/components/container';
import type { Journey } from '../history/visit';
import { JsonText } from '../parts/JsonText';
import { nameOf, routeTo } from '../parts/routes';
import { StatusBadge } from '../parts/StatusBadge';
import { durationText, momentText } from '../parts/time';
import { useNow } from '../parts/useNow';

/** Status, times, input and output. */
export function ExecutionSummary({
  description,
  journey,
}: {
  readonly description: DescribeExecutionOutput;
  readonly journey: Journey;
}) {
  const now = useNow(description.status === 'RUNNING');
  const start = description.startDate?.getTime() ?? 0;
  const duration = (description.stopDate?.getTime() ?? now) - start;
  const redrives = description.redriveCount ?? 0;
  const version = description.stateMachineAliasArn ?? description.stateMachineVersionArn;
  return (
    <Container>
      <KeyValuePairs
        columns={4}
        items={[
          {
            label: 'Status',
            value: (
              <>
                <StatusBadge status={description.status} />
                {redrives > 0 && ` after ${redrives} redrive${redrives === 1 ? '' : 's'}`}
              </>
            ),
          },
          {
            label: 'State machine',
            value: (
              <Link href={`#${routeTo.machine(description.stateMachineArn ?? '')}`}>
                {nameOf(description.stateMachineArn ?? '')}
                {version === undefined ? '' : ` (${nameOf(version)})`}
              </Link>
            ),
          },
          { label: 'Started', value: momentText(description.startDate) },
          { label: 'Duration · events', value: `${durationText(duration)} · ${journey.lastEventId} events` },
        ]}
      />
      <ExpandableSection headerText="Input and output" variant="footer">
        <div className="beside beside-even">
          <JsonText text={description.input ?? ''} label="Input of the execution" />
          <JsonText
            text={description.output ?? (description.status === 'RUNNING' ? 'Not there yet' : 'None')}
            label="Output of the execution"
          />
        </div>
      </ExpandableSection>
    </Container>
  );
}
