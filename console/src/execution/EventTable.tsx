import './events.css';
import type { HistoryEvent } from '@aws-sdk/client-sfn';
import Multiselect from '@cloudscape-design/components/multiselect';
import SpaceBetween from '@cloudscape-design/components/space-between';
import TextFilter from '@cloudscape-design/components/text-filter';
import { useMemo } from 'react';
import { changeSettings, useSettings } from '../address/useSettings';
import { useTypedSetting } from '../address/useTypedSetting';
import { detailsOf, millisOf } from '../history/eventDetails';
import type { Journey } from '../history/visit';
import { Rows } from '../parts/Rows';
import { clockText } from '../parts/time';

/** The history, event by event, with filters by type and text, which are in the address. */
export function EventTable({
  events,
  journey,
  onSelect,
}: {
  readonly events: readonly HistoryEvent[];
  readonly journey: Journey;
  readonly onSelect: (visitId: number) => void;
}) {
  const settings = useSettings();
  const types = useMemo(() => settings.getAll('type'), [settings]);
  const find = useTypedSetting('find');
  const text = find.setting;
  const options = useMemo(
    () => [...new Set(events.map(event => String(event.type)))].toSorted().map(value => ({ value, label: value })),
    [events],
  );
  const shown = useMemo(() => {
    const wanted = text.toLowerCase();
    return events.filter(
      event =>
        (types.length === 0 || types.includes(String(event.type))) &&
        (wanted === '' || searchable(event, journey).includes(wanted)),
    );
  }, [events, journey, types, text]);
  return (
    <SpaceBetween size="s">
      <div className="filters">
        <TextFilter
          filteringText={find.typed}
          filteringPlaceholder="Find in states, errors and payloads"
          filteringAriaLabel="Find events"
          countText={`${shown.length} of ${events.length}`}
          onChange={event => find.type(event.detail.filteringText)}
        />
        <Multiselect
          placeholder="All types"
          ariaLabel="Types of events"
          options={options}
          selectedOptions={options.filter(option => types.includes(option.value))}
          onChange={event => changeSettings({ type: event.detail.selectedOptions.map(option => option.value ?? '') })}
          tokenLimit={2}
        />
      </div>
      <Rows
        label="Events"
        items={shown}
        empty="No event fits."
        keyOf={event => event.id ?? 0}
        className={event => (/(Failed|TimedOut|Aborted)$/.test(String(event.type)) ? 'is-bad' : '')}
        onSelect={event => {
          const visit = journey.visitOfEvent.get(event.id ?? 0);
          if (visit !== undefined) {
            onSelect(visit.id);
          }
        }}
        head={
          <>
            <span className="cell event-id">ID</span>
            <span className="cell event-type">Type</span>
            <span className="cell event-state">State</span>
            <span className="cell event-time">Time</span>
            <span className="cell event-text">Data</span>
          </>
        }
        render={event => (
          <>
            <span className="cell event-id">{event.id}</span>
            <span className="cell event-type">{event.type}</span>
            <span className="cell event-state">{journey.visitOfEvent.get(event.id ?? 0)?.name ?? ''}</span>
            <span className="cell event-time mono">{clockText(millisOf(event))}</span>
            <span className="cell event-text mono">{payload(event)}</span>
          </>
        )}
      />
    </SpaceBetween>
  );
}

const SHOWN_CHARACTERS = 300;

function payload(event: HistoryEvent): string {
  const details = detailsOf(event);
  const text = details.error ?? details.output ?? details.parameters ?? details.input ?? '';
  const cause = details.cause === undefined ? '' : `: ${details.cause}`;
  return `${text}${cause}`.slice(0, SHOWN_CHARACTERS);
}

function searchable(event: HistoryEvent, journey: Journey): string {
  const name = journey.visitOfEvent.get(event.id ?? 0)?.name ?? '';
  return `${event.id} ${event.type} ${name} ${Object.values(detailsOf(event)).join(' ')}`.toLowerCase();
}
