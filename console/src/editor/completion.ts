import type { Completion, CompletionContext, CompletionResult } from '@codemirror/autocomplete';
import { allStates, outline } from '../graph/definition';
import { parseDefinition } from '../parts/definitionText';

const TYPES = ['Task', 'Pass', 'Choice', 'Wait', 'Succeed', 'Fail', 'Parallel', 'Map'];

/** Fields of states and of what is inside of them (ASL specification), with what each is for. */
const FIELDS: Readonly<Record<string, string>> = {
  StartAt: 'the state to begin with',
  States: 'the states by name',
  QueryLanguage: 'JSONPath or JSONata',
  Version: 'of the language: 1.0',
  TimeoutSeconds: 'how long the execution or the task may take',
  TimeoutSecondsPath: 'where the timeout stands',
  HeartbeatSeconds: 'how long a worker may be silent',
  HeartbeatSecondsPath: 'where the heartbeat stands',
  Comment: 'for people',
  Type: 'of the state',
  Next: 'the state that follows',
  End: 'true: nothing follows',
  Resource: 'what a Task calls',
  Credentials: 'the role for the call',
  InputPath: 'which part of the input is used',
  OutputPath: 'which part of the result goes on',
  ResultPath: 'where in the input the result is put',
  Parameters: 'what the call is given (JSONPath)',
  Arguments: 'what the call is given (JSONata)',
  ResultSelector: 'what of the result is kept (JSONPath)',
  Output: 'what goes on (JSONata)',
  Assign: 'variables to set',
  Result: 'what a Pass state gives',
  Retry: 'when and how often to try again',
  Catch: 'where to go after an error',
  ErrorEquals: 'the errors meant',
  IntervalSeconds: 'the first pause before another try',
  MaxAttempts: 'how many tries more',
  BackoffRate: 'what the pause is multiplied by',
  MaxDelaySeconds: 'the longest pause',
  JitterStrategy: 'FULL or NONE',
  Choices: 'rules, the first that holds counts',
  Default: 'where to go when no rule holds',
  Variable: 'what a rule looks at (JSONPath)',
  Condition: 'an expression (JSONata)',
  And: 'all of these rules',
  Or: 'one of these rules',
  Not: 'not this rule',
  StringEquals: 'a text',
  StringMatches: 'a text with * for anything',
  NumericEquals: 'a number',
  NumericGreaterThan: 'a number',
  NumericGreaterThanEquals: 'a number',
  NumericLessThan: 'a number',
  NumericLessThanEquals: 'a number',
  BooleanEquals: 'true or false',
  TimestampGreaterThan: 'a time',
  IsPresent: 'whether it is there',
  IsNull: 'whether it is null',
  IsString: 'whether it is a text',
  IsNumeric: 'whether it is a number',
  IsBoolean: 'whether it is true or false',
  IsTimestamp: 'whether it is a time',
  Seconds: 'how long to wait',
  SecondsPath: 'where the seconds stand',
  Timestamp: 'until when to wait',
  TimestampPath: 'where the time stands',
  Error: 'the name of the failure',
  ErrorPath: 'where the name stands',
  Cause: 'the reason, for people',
  CausePath: 'where the reason stands',
  Branches: 'what runs side by side',
  ItemProcessor: 'what is done with each item',
  ProcessorConfig: 'INLINE or DISTRIBUTED',
  Mode: 'INLINE or DISTRIBUTED',
  ExecutionType: 'of the children of a distributed Map',
  ItemsPath: 'where the items stand (JSONPath)',
  Items: 'the items (JSONata)',
  ItemSelector: 'what each iteration is given',
  ItemReader: 'where a distributed Map reads its items',
  ItemBatcher: 'how items are bundled',
  ResultWriter: 'where a distributed Map writes its results',
  MaxConcurrency: 'how many at once',
  ToleratedFailureCount: 'how many may fail',
  ToleratedFailurePercentage: 'how many of a hundred may fail',
  Label: 'a name for the map run',
};

const VALUES: Readonly<Record<string, readonly string[]>> = {
  Type: TYPES,
  QueryLanguage: ['JSONPath', 'JSONata'],
  JitterStrategy: ['FULL', 'NONE'],
  Mode: ['INLINE', 'DISTRIBUTED'],
  ExecutionType: ['STANDARD', 'EXPRESS'],
  Resource: [
    'arn:aws:states:::lambda:invoke',
    'arn:aws:states:::lambda:invoke.waitForTaskToken',
    'arn:aws:states:::sqs:sendMessage',
    'arn:aws:states:::sqs:sendMessage.waitForTaskToken',
    'arn:aws:states:::states:startExecution.sync:2',
    'arn:aws:states:::states:startExecution',
    'arn:aws:states:::http:invoke',
  ],
  ErrorEquals: [
    'States.ALL',
    'States.TaskFailed',
    'States.Timeout',
    'States.HeartbeatTimeout',
    'States.Permissions',
    'States.DataLimitExceeded',
    'States.Runtime',
    'States.QueryEvaluationError',
  ],
};

const REFERENCES = ['Next', 'Default', 'StartAt'];

/** Names of fields, and for some of them their values; the names of states where one is to be named. */
export function completeDefinition(context: CompletionContext): CompletionResult | null {
  const line = context.state.doc.lineAt(context.pos);
  const before = line.text.slice(0, context.pos - line.from);
  const value = /["']?(\w+)["']?\s*:\s*(?:\[\s*)?(["']?)([^"',\]]*)$/.exec(before);
  if (value?.[1] !== undefined) {
    const [, field, quote, typed] = value;
    const options = valuesOf(field, context.state.doc.toString());
    return options.length === 0
      ? null
      : {
          from: context.pos - (typed ?? '').length,
          options: quoted(options, quote ?? '', context),
          validFor: /^[^"']*$/,
        };
  }
  const key = /(^|[{,\s])(["']?)(\w*)$/.exec(before);
  if (key === null || (!context.explicit && key[2] === '' && key[3] === '')) {
    return null;
  }
  const options: Completion[] = Object.entries(FIELDS).map(([label, info]) => ({
    label,
    detail: info,
    type: 'property',
  }));
  return {
    from: context.pos - (key[3] ?? '').length,
    options: quotedKeys(options, key[2] ?? '', context),
    validFor: /^\w*$/,
  };
}

function valuesOf(field: string, text: string): Completion[] {
  if (REFERENCES.includes(field)) {
    return allStates(outline(parseDefinition(text))).map(state => ({
      label: state.name,
      detail: state.type,
      type: 'constant',
    }));
  }
  return (VALUES[field] ?? []).map(label => ({ label, type: 'enum' }));
}

/** In JSON a value that is begun without a quote gets both. */
function quoted(options: Completion[], quote: string, context: CompletionContext): Completion[] {
  return quote !== '' || !isJson(context) ? options : options.map(o => ({ ...o, apply: JSON.stringify(o.label) }));
}

function quotedKeys(options: Completion[], quote: string, context: CompletionContext): Completion[] {
  if (!isJson(context)) {
    return options.map(o => ({ ...o, apply: `${o.label}: ` }));
  }
  return quote === '' ? options.map(o => ({ ...o, apply: `"${o.label}": ` })) : options;
}

function isJson(context: CompletionContext): boolean {
  return /^\s*\{/.test(context.state.doc.sliceString(0, 200));
}
