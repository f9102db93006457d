import Alert from '@cloudscape-design/components/alert';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useMemo, useState } from 'react';
import { useExecution } from '../execution/useExecution';
import { markStates, takenEdges } from '../graph/status';
import { compareJourneys } from '../history/compare';
import { Failure } from '../parts/Failure';
import { GraphView } from '../parts/GraphView';
import { Loading } from '../parts/Loading';
import { PairTable } from './PairTable';
import { PayloadDifference } from './PayloadDifference';

/** Two executions that have been chosen. */
export function Comparison({ leftArn, rightArn }: { readonly leftArn: string; readonly rightArn: string }) {
  const left = useExecution(leftArn);
  const right = useExecution(rightArn);
  const [chosen, setChosen] = useState<number>();
  const [state, setState] = useState<string>();
  const { pairs, partsAt } = useMemo(() => compareJourneys(left.journey, right.journey), [left.journey, right.journey]);
  const error = left.error ?? right.error;
  if (error) {
    return <Failure error={error} what="They cannot be compared" />;
  }
  if (left.isLoading || right.isLoading) {
    return <Loading what="both executions" />;
  }
  const parting = partsAt === undefined ? undefined : pairs[partsAt];
  const before = partsAt === undefined ? undefined : pairs[partsAt - 1];
  const pair = chosen === undefined ? undefined : pairs[chosen];
  const differing = left.definition !== right.definition;
  return (
    <SpaceBetween size="l">
      {parting === undefined ? (
        <Alert type="success" header="Both went the same way">
          {pairs.filter(p => p.outputDiffers).length} of {pairs.length} states gave another output.
        </Alert>
      ) : (
        <Alert
          type="info"
          header={<span className="user-text">{`Their paths part ${partingText(before?.name)}`}</span>}
        >
          <span className="user-text">
            {parting.left === undefined
              ? `Only the right one went to “${parting.name}”.`
              : `Only the left one went to “${parting.name}”.`}
            {differing && ' They ran different versions of the definition.'}
          </span>
        </Alert>
      )}
      <div className="beside beside-even">
        {[left, right].map((execution, i) => (
          <Container
            key={i}
            disableContentPaddings
            header={<Header variant="h2">{execution.description?.name}</Header>}
          >
            <GraphView
              picture={execution.picture}
              marks={markStates(execution.journey)}
              taken={takenEdges(execution.journey)}
              selected={state}
              onSelect={setState}
              label={`Graph of ${i === 0 ? 'the left' : 'the right'} execution`}
            />
          </Container>
        ))}
      </div>
      <PairTable
        pairs={pairs}
        partsAt={partsAt}
        chosen={chosen}
        onChoose={index => {
          setChosen(index);
          setState(pairs[index]?.name);
        }}
      />
      {pair !== undefined && <PayloadDifference pair={pair} />}
    </SpaceBetween>
  );
}

function partingText(name: string | undefined): string {
  return name === undefined ? 'at the start' : `after “${name}”`;
}
