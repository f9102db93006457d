import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { lazy, useMemo } from 'react';
import { outline } from '../graph/definition';
import { stateChanges, type StateChange } from '../graph/difference';
import { layOut } from '../graph/layout';
import { useMachine } from '../machines/useMachine';
import { Later } from '../parts/Later';
import { parseJsonDefinition } from '../parts/jsonDefinition';
import { Failure } from '../parts/Failure';
import { GraphView } from '../parts/GraphView';
import { indented } from '../parts/JsonText';
import { Loading } from '../parts/Loading';

const TextDifference = lazy(() => import('../parts/TextDifference').then(m => ({ default: m.TextDifference })));

/** Two definitions: as graphs, with the states that differ marked, and as text. */
export function VersionDifference({ olderArn, newerArn }: { readonly olderArn: string; readonly newerArn: string }) {
  const older = useMachine(olderArn);
  const newer = useMachine(newerArn);
  const left = older.data?.definition;
  const right = newer.data?.definition;
  const compared = useMemo(() => {
    const before = outline(parseJsonDefinition(left ?? '{}'));
    const after = outline(parseJsonDefinition(right ?? '{}'));
    return { changes: stateChanges(before, after), before: layOut(before), after: layOut(after) };
  }, [left, right]);
  const error = older.error ?? newer.error;
  if (error) {
    return <Failure error={error} what="The versions cannot be compared" />;
  }
  if (left === undefined || right === undefined) {
    return <Loading what="both definitions" />;
  }
  const { changes } = compared;
  return (
    <Container
      header={
        <Header variant="h2" description={left === right ? 'Nothing: they are the same' : changesText(changes)}>
          What differs
        </Header>
      }
    >
      <SpaceBetween size="m">
        <div className="beside beside-even">
          <GraphView picture={compared.before} changes={changes} label="Graph of the older version" />
          <GraphView picture={compared.after} changes={changes} label="Graph of the newer version" />
        </div>
        {left !== right && (
          <Later what="the text">
            <TextDifference left={indented(left)} right={indented(right)} label="Definition" />
          </Later>
        )}
      </SpaceBetween>
    </Container>
  );
}

function changesText(changes: ReadonlyMap<string, StateChange>): string {
  const count = (kind: StateChange) => [...changes.values()].filter(change => change === kind).length;
  return `${count('added')} added, ${count('changed')} changed, ${count('removed')} removed`;
}
