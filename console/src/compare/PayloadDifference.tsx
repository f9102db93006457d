import { lazy } from 'react';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { VisitPair } from '../history/compare';
import { Later } from '../parts/Later';
import { indented } from '../parts/JsonText';

const TextDifference = lazy(() => import('../parts/TextDifference').then(m => ({ default: m.TextDifference })));

/** The data of a state in both executions, line against line. */
export function PayloadDifference({ pair }: { readonly pair: VisitPair }) {
  return (
    <Container header={<Header variant="h2">{`Data of ${pair.name}`}</Header>}>
      <Later what="the comparison">
        <SpaceBetween size="m">
          {(['input', 'output'] as const).map(what => (
            <TextDifference
              key={`${what} ${pair.left?.id ?? ''} ${pair.right?.id ?? ''}`}
              left={indented(pair.left?.[what] ?? '')}
              right={indented(pair.right?.[what] ?? '')}
              label={what === 'input' ? 'Input' : 'Output'}
            />
          ))}
        </SpaceBetween>
      </Later>
    </Container>
  );
}
