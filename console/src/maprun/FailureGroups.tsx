import Header from '@cloudscape-design/components/header';
import Link from '@cloudscape-design/components/link';
import Table from '@cloudscape-design/components/table';
import { routeTo } from '../parts/routes';
import { useFailureGroups } from './useFailureGroups';

/** What failed, by the error. */
export function FailureGroups({ mapRunArn, failed }: { readonly mapRunArn: string; readonly failed: number }) {
  const groups = useFailureGroups(mapRunArn, failed);
  if (failed === 0) {
    return null;
  }
  return (
    <Table
      items={groups.data ?? []}
      loading={groups.isPending}
      loadingText="Looking through the failures"
      trackBy="error"
      header={
        <Header variant="h2" counter={`(${failed})`} description={failed > 100 ? 'Of the newest hundred' : ''}>
          Failures
        </Header>
      }
      ariaLabels={{ tableLabel: 'Failures by error' }}
      columnDefinitions={[
        { id: 'error', header: 'Error', isRowHeader: true, cell: group => group.error || 'No error was given' },
        { id: 'count', header: 'Children', cell: group => group.count },
        { id: 'cause', header: 'A cause', cell: group => <span className="clipped">{group.cause}</span> },
        {
          id: 'example',
          header: 'One of them',
          cell: group => <Link href={`#${routeTo.execution(group.executionArn)}`}>Open</Link>,
        },
      ]}
    />
  );
}
