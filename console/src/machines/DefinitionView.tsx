import { useMemo, useState } from 'react';
import { allStates, outline } from '../graph/definition';
import { layOut } from '../graph/layout';
import { parseJsonDefinition } from '../parts/jsonDefinition';
import { GraphView } from '../parts/GraphView';
import { JsonText } from '../parts/JsonText';

/** A definition to read: as a graph, and as text, of one state when one is chosen. */
export function DefinitionView({ definition, name }: { readonly definition: string; readonly name: string }) {
  const group = useMemo(() => outline(parseJsonDefinition(definition)), [definition]);
  const picture = useMemo(() => layOut(group), [group]);
  const [selected, setSelected] = useState<string>();
  const state = allStates(group).find(s => s.name === selected);
  return (
    <div className="beside">
      <GraphView picture={picture} selected={selected} onSelect={setSelected} label={`Graph of ${name}`} />
      <JsonText
        text={state === undefined ? definition : JSON.stringify(state.fields)}
        label={state === undefined ? 'Definition' : `Definition of ${state.name}`}
      />
    </div>
  );
}
