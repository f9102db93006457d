import { PublishStateMachineVersionCommand } from '@aws-sdk/client-sfn';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useVersions } from '../machines/useVersions';
import { nameOf } from '../parts/routes';
import { useSession } from '../session/SessionContext';
import { useObstacle } from '../session/useObstacle';
import { useMessages } from '../shell/messages';
import { AliasTable } from './AliasTable';
import { VersionDifference } from './VersionDifference';

/** Published versions and aliases; two of the versions, or one and what is there now, beside each other. */
export function VersionsPanel({ machineArn }: { readonly machineArn: string }) {
  const { client } = useSession();
  const { tell } = useMessages();
  const queries = useQueryClient();
  const { versions, aliases } = useVersions(machineArn);
  const obstacle = useObstacle('PublishStateMachineVersion');
  const [older, setOlder] = useState<string>();
  const [newer, setNewer] = useState<string>();
  const publish = useMutation({
    mutationFn: () => client.sfn.send(new PublishStateMachineVersionCommand({ stateMachineArn: machineArn })),
    onSuccess: answer => {
      tell('success', `Version ${nameOf(answer.stateMachineVersionArn ?? '')} is published`);
      void queries.invalidateQueries({ queryKey: ['versions', machineArn] });
    },
    onError: error => tell('error', 'No version was published', error.message),
  });
  const options = [
    { value: machineArn, label: 'Now' },
    ...versions.map(arn => ({ value: arn, label: `Version ${nameOf(arn)}` })),
  ];
  const optionOf = (arn: string | undefined) => options.find(option => option.value === arn) ?? null;
  const left = older ?? versions[0];
  const right = newer ?? machineArn;
  return (
    <SpaceBetween size="l">
      <Container
        header={
          <Header
            variant="h2"
            counter={`(${versions.length})`}
            actions={
              <Button
                disabled={obstacle !== undefined}
                disabledReason={obstacle ?? ''}
                loading={publish.isPending}
                onClick={() => publish.mutate()}
              >
                Publish a version
              </Button>
            }
          >
            Versions
          </Header>
        }
      >
        {versions.length === 0 ? (
          'None is published. A version is a definition that stays as it is; executions can be started on it by its ARN.'
        ) : (
          <div className="filters">
            <Select
              inlineLabelText="Older"
              options={options}
              selectedOption={optionOf(left)}
              onChange={event => setOlder(event.detail.selectedOption.value)}
            />
            <Select
              inlineLabelText="Newer"
              options={options}
              selectedOption={optionOf(right)}
              onChange={event => setNewer(event.detail.selectedOption.value)}
            />
          </div>
        )}
      </Container>
      {left !== undefined && <VersionDifference olderArn={left} newerArn={right} />}
      {aliases.length > 0 && <AliasTable aliases={aliases} />}
    </SpaceBetween>
  );
}
