import type { DescribeExecutionOutput } from '@aws-sdk/client-sfn';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import Link from '@cloudscape-design/components/link';
import Container from '@cloudscape-design/components/container';
import type { Journey } from '../history/visit';
import { nameOf, routeTo } from '../parts/routes';
import { StatusBadge } from '../parts/StatusBadge';
import { durationText, momentText } from '../parts/time';
import { useNow } from '../parts/useNow';

/** Status, state machine and times. */
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
    </Container>
  );
}
