import Box from '@cloudscape-design/components/box';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Tabs from '@cloudscape-design/components/tabs';
import type { Visit } from '../history/visit';
import { ErrorText } from '../parts/ErrorText';
import { InputAndOutput } from '../parts/InputAndOutput';
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
      <div className="facts">
        <VisitBadge status={visit.status} />
        <span>{durationText(took)}</span>
        <span>
          from {clockText(visit.enteredMillis)} (event {visit.id})
        </span>
      </div>
      {visit.error !== undefined && (
        <Box color="text-status-error">
          <ErrorText error={visit.error || 'Failed'} cause={visit.cause ?? ''} />
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
          {
            id: 'data',
            label: 'Data',
            content: <InputAndOutput input={visit.input ?? ''} output={visit.output ?? 'None'} of="state" />,
          },
          { id: 'flow', label: 'Data flow', content: <DataFlow visit={visit} definition={definition} /> },
          ...(visit.attempts.length === 0
            ? []
            : [{ id: 'tries', label: `Tries (${visit.attempts.length})`, content: <Tries visit={visit} /> }]),
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
