/** The AWS CLI command that starts an execution like this one. */
export function startCommand(machineArn: string, input: string, endpoint: string, region: string): string {
  return [
    'aws stepfunctions start-execution',
    `--endpoint-url ${quoted(endpoint)}`,
    `--region ${quoted(region)}`,
    `--state-machine-arn ${quoted(machineArn)}`,
    `--input ${quoted(input)}`,
  ].join(' \\\n  ');
}

/** For a POSIX shell: within single quotes everything stands for itself but the single quote. */
export function quoted(text: string): string {
  return /^[\w.:/@-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
