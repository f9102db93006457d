import Box from '@cloudscape-design/components/box';
import ContentLayout from '@cloudscape-design/components/content-layout';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useLocation } from 'wouter';
import { routeTo } from '../parts/routes';
import { usePageTitle } from '../parts/usePageTitle';
import { Comparison } from './Comparison';
import { ExecutionPicker } from './ExecutionPicker';

/** Two executions beside each other: where their paths part, which payloads differ, which step was slower. */
export function ComparePage({ left, right }: { readonly left: string; readonly right: string }) {
  usePageTitle('Compare executions');
  const [, navigate] = useLocation();
  return (
    <ContentLayout
      header={
        <Header variant="h1" description="Where the paths part, which payloads differ, which step was slower">
          Compare executions
        </Header>
      }
    >
      <SpaceBetween size="l">
        <div className="beside beside-even">
          <ExecutionPicker label="Left" arn={left} onPick={arn => navigate(routeTo.compare(arn, right))} />
          <ExecutionPicker label="Right" arn={right} like={left} onPick={arn => navigate(routeTo.compare(left, arn))} />
        </div>
        {left !== '' && right !== '' ? (
          <Comparison key={`${left} ${right}`} leftArn={left} rightArn={right} />
        ) : (
          <Box textAlign="center" color="text-body-secondary" padding="xl">
            Choose two executions, of one state machine or of two.
          </Box>
        )}
      </SpaceBetween>
    </ContentLayout>
  );
}
