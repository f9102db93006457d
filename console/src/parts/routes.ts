/** The last part of an ARN: the name of what it names. */
export function nameOf(arn: string): string {
  return arn.slice(arn.lastIndexOf(':') + 1);
}

/** The state machine of an execution, without version or alias. */
export function machineArnOf(executionArn: string): string {
  const parts = executionArn.split(':');
  return [...parts.slice(0, 5), 'stateMachine', (parts[6] ?? '').split('/')[0]].join(':');
}

/** A part of an address: encoded, but for the colons, which are harmless and make an ARN readable. */
function part(text: string): string {
  return encodeURIComponent(text).replaceAll('%3A', ':');
}

/** What {@link part} encoded; an address that somebody broke stays as it is. */
export function decodePart(encoded: string): string {
  try {
    return decodeURIComponent(encoded);
  } catch {
    return encoded;
  }
}

/** Where things are in the console. */
export const routeTo = {
  machines: () => '/',
  machine: (arn: string, tab?: string) => `/machines/${part(arn)}${tab === undefined ? '' : `/${tab}`}`,
  newMachine: () => '/new',
  edit: (arn: string) => `/edit/${part(arn)}`,
  execution: (arn: string) => `/executions/${part(arn)}`,
  compare: (left: string, right: string) => `/compare/${part(left)}/${part(right)}`,
  mapRun: (arn: string) => `/map-runs/${part(arn)}`,
  slow: (arn?: string) => (arn === undefined ? '/slow' : `/slow/${part(arn)}`),
  approvals: () => '/approvals',
};
