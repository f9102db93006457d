import Box from '@cloudscape-design/components/box';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Tabs from '@cloudscape-design/components/tabs';
import type { Visit } from '../history/visit';
import { JsonText } from '../parts/JsonText';
import { routeTo } from '../parts/routes';
import { TAB_TEXTS } from '../parts/tabTexts';
import { clockText, durationText } from '../parts/time';
import { VisitBadge } from '../parts/VisitBadge';
import { DataFlow } from './DataFlow';
import { Tries } from './Tries';

/** Status, error and data of a visit. */
export function VisitDetails({ visit, definition }: { readonly visit: Visit; readonly definition: string }) {
  const took = (visit.exitedMillis ?? Date.now()) - visit.enteredMillis;
  return (
    <SpaceBetween size="m">
      <KeyValuePairs
        columns={3}
        items={[
          { label: 'Status', value: <VisitBadge status={visit.status} /> },
          { label: 'Entered', value: `${clockText(visit.enteredMillis)} (event ${visit.id})` },
          { label: 'Duration', value: durationText(took) },
        ]}
      />
      {visit.error !== undefined && (
        <Box color="text-status-error">
          <span className="user-text">
            <strong>{visit.error || 'Failed'}</strong>
            {visit.cause ? `: ${visit.cause}` : ''}
          </span>
        </Box>
      )}
      {visit.childExecutionArn !== undefined && (
        <Link href={`#${routeTo.execution(visit.childExecutionArn)}`}>Open the execution it started</Link>
      )}
      {visit.mapRunArn !== undefined && <Link href={`#${routeTo.mapRun(visit.mapRunArn)}`}>Open its Map Run</Link>}
      <Tabs
        i18nStrings={TAB_TEXTS}
        variant="default"
        ariaLabel="Data of the state"
        tabs={[
          { id: 'input', label: 'Input', content: <JsonText text={visit.input ?? ''} label="Input of the state" /> },
          {
            id: 'output',
            label: 'Output',
            content: <JsonText text={visit.output ?? 'None'} label="Output of the state" />,
          },
          { id: 'flow', label: 'Data flow', content: <DataFlow visit={visit} definition={definition} /> },
          {
            id: 'tries',
            label: `Tries (${visit.attempts.length})`,
            disabled: visit.attempts.length === 0,
            disabledReason: 'This state calls nothing',
            content: <Tries visit={visit} />,
          },
          {
            id: 'definition',
            label: 'Definition',
            content: <JsonText text={definition} label="Definition of the state" />,
          },
        ]}
      />
    </SpaceBetween>
  );
}
