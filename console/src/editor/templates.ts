/** Definitions to start from. */
export interface Template {
  readonly id: string;
  readonly label: string;
  readonly description: string;
  readonly definition: object;
}

const FUNCTION = 'arn:aws:lambda:us-east-1:123456789012:function:my-function';

export const TEMPLATES: readonly Template[] = [
  {
    id: 'hello',
    label: 'Hello',
    description: 'One state that passes its input on',
    definition: { StartAt: 'Hello', States: { Hello: { Type: 'Pass', End: true } } },
  },
  {
    id: 'retry',
    label: 'A call with retries',
    description: 'A function is called, tried again when it is busy, and a failure is handled',
    definition: {
      StartAt: 'Call',
      States: {
        Call: {
          Type: 'Task',
          Resource: FUNCTION,
          Retry: [{ ErrorEquals: ['States.TaskFailed'], IntervalSeconds: 1, BackoffRate: 2, MaxAttempts: 3 }],
          Catch: [{ ErrorEquals: ['States.ALL'], ResultPath: '$.problem', Next: 'Give up' }],
          Next: 'Done',
        },
        Done: { Type: 'Succeed' },
        'Give up': { Type: 'Fail', ErrorPath: '$.problem.Error', CausePath: '$.problem.Cause' },
      },
    },
  },
  {
    id: 'approval',
    label: 'A manual approval',
    description: 'Waits until somebody answers a task token, on the page Approvals for instance',
    definition: {
      StartAt: 'Ask',
      States: {
        Ask: {
          Type: 'Task',
          Resource: 'arn:aws:states:::sqs:sendMessage.waitForTaskToken',
          Parameters: {
            QueueUrl: 'https://sqs.us-east-1.amazonaws.com/123456789012/approvals',
            MessageBody: { 'request.$': '$', 'taskToken.$': '$$.Task.Token' },
          },
          TimeoutSeconds: 86400,
          ResultPath: '$.approval',
          Next: 'Approved?',
        },
        'Approved?': {
          Type: 'Choice',
          Choices: [{ Variable: '$.approval.approved', BooleanEquals: true, Next: 'Go on' }],
          Default: 'Rejected',
        },
        'Go on': { Type: 'Succeed' },
        Rejected: { Type: 'Fail', Error: 'Rejected', Cause: 'Somebody said no' },
      },
    },
  },
  {
    id: 'parallel',
    label: 'Side by side',
    description: 'Two branches at once, then one step for each item of a list',
    definition: {
      StartAt: 'Both',
      States: {
        Both: {
          Type: 'Parallel',
          Branches: [
            { StartAt: 'Left', States: { Left: { Type: 'Pass', End: true } } },
            { StartAt: 'Right', States: { Right: { Type: 'Wait', Seconds: 1, End: true } } },
          ],
          Next: 'Each',
        },
        Each: {
          Type: 'Map',
          ItemProcessor: {
            ProcessorConfig: { Mode: 'INLINE' },
            StartAt: 'One item',
            States: { 'One item': { Type: 'Pass', End: true } },
          },
          End: true,
        },
      },
    },
  },
  {
    id: 'jsonata',
    label: 'JSONata and variables',
    description: 'Expressions instead of paths, and a variable that later states see',
    definition: {
      QueryLanguage: 'JSONata',
      StartAt: 'Sum',
      States: {
        Sum: {
          Type: 'Pass',
          Assign: { total: '{% $sum($states.input.items.price) %}' },
          Next: 'Much?',
        },
        'Much?': {
          Type: 'Choice',
          Choices: [{ Condition: '{% $total > 100 %}', Next: 'Discount' }],
          Default: 'Plain',
        },
        Discount: { Type: 'Pass', Output: { pay: '{% $total * 0.9 %}' }, End: true },
        Plain: { Type: 'Pass', Output: { pay: '{% $total %}' }, End: true },
      },
    },
  },
];

/** A template as a text to be edited. */
export function templateText(definition: object): string {
  return JSON.stringify(definition, null, 2);
}
