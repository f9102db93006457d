/** A definition of the Amazon States Language, as far as its picture needs it. */
export interface StateMachineText {
  readonly StartAt?: unknown;
  readonly States?: unknown;
}

export interface Transition {
  readonly target: string;
  readonly kind: 'next' | 'choice' | 'default' | 'catch';
  readonly label: string;
}

export interface StateOutline {
  readonly name: string;
  readonly type: string;
  readonly transitions: readonly Transition[];
  readonly ends: boolean;
  /** The branches of a Parallel state or the one processor of a Map. */
  readonly groups: readonly GroupOutline[];
  /** What it calls, for a Task; the mode, for a distributed Map. */
  readonly detail: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

export interface GroupOutline {
  readonly startAt: string;
  readonly states: readonly StateOutline[];
}

/** Reads what is there and passes over what is not: while somebody types, a definition is broken most of the time. */
export function outline(definition: unknown): GroupOutline {
  const group = asRecord(definition);
  const states = Object.entries(asRecord(group['States'])).map(([name, state]) => stateOutline(name, asRecord(state)));
  const startAt = typeof group['StartAt'] === 'string' ? group['StartAt'] : '';
  return { startAt, states };
}

/** All states of a group and of the groups inside of it. */
export function allStates(group: GroupOutline): StateOutline[] {
  return group.states.flatMap(state => [state, ...state.groups.flatMap(allStates)]);
}

function stateOutline(name: string, fields: Record<string, unknown>): StateOutline {
  const type = typeof fields['Type'] === 'string' ? fields['Type'] : '';
  return {
    name,
    type,
    transitions: [...following(type, fields), ...catching(fields)],
    ends: fields['End'] === true || type === 'Succeed' || type === 'Fail',
    groups: groupsOf(type, fields),
    detail: detailOf(type, fields),
    fields,
  };
}

function following(type: string, fields: Record<string, unknown>): Transition[] {
  if (type !== 'Choice') {
    return typeof fields['Next'] === 'string' ? [{ target: fields['Next'], kind: 'next', label: '' }] : [];
  }
  const rules = asList(fields['Choices']).map(asRecord);
  const chosen = rules.flatMap((rule): Transition[] =>
    typeof rule['Next'] === 'string' ? [{ target: rule['Next'], kind: 'choice', label: ruleText(rule) }] : [],
  );
  return typeof fields['Default'] === 'string'
    ? [...chosen, { target: fields['Default'], kind: 'default', label: 'otherwise' }]
    : chosen;
}

function catching(fields: Record<string, unknown>): Transition[] {
  return asList(fields['Catch'])
    .map(asRecord)
    .flatMap((catcher): Transition[] =>
      typeof catcher['Next'] === 'string'
        ? [{ target: catcher['Next'], kind: 'catch', label: asList(catcher['ErrorEquals']).map(String).join(', ') }]
        : [],
    );
}

function groupsOf(type: string, fields: Record<string, unknown>): GroupOutline[] {
  if (type === 'Parallel') {
    return asList(fields['Branches']).map(outline);
  }
  const processor = fields['ItemProcessor'] ?? fields['Iterator'];
  return type === 'Map' && processor !== undefined ? [outline(processor)] : [];
}

function detailOf(type: string, fields: Record<string, unknown>): string {
  if (type === 'Task') {
    return resourceText(String(fields['Resource'] ?? ''));
  }
  const mode = asRecord(asRecord(fields['ItemProcessor'])['ProcessorConfig'])['Mode'];
  return type === 'Map' && mode === 'DISTRIBUTED' ? 'Distributed' : '';
}

/** `arn:aws:states:::sqs:sendMessage.waitForTaskToken` is "sqs:sendMessage.waitForTaskToken", a function its name. */
export function resourceText(resource: string): string {
  const optimized = /^arn:[^:]+:states:[^:]*:[^:]*:(.+)$/.exec(resource);
  if (optimized?.[1] !== undefined) {
    return optimized[1];
  }
  const called = /^arn:[^:]+:lambda:[^:]*:[^:]*:function:(.+)$/.exec(resource);
  return called?.[1] !== undefined ? `lambda:${called[1]}` : resource;
}

const OPERATORS: Readonly<Record<string, string>> = {
  Equals: '=',
  GreaterThan: '>',
  GreaterThanEquals: '≥',
  LessThan: '<',
  LessThanEquals: '≤',
  Matches: '~',
};

/** A Choice rule in few words: `$.total > 100 and $.vip is present`. */
export function ruleText(rule: Record<string, unknown>): string {
  if (typeof rule['Condition'] === 'string') {
    return rule['Condition'].replace('{%', '').replace('%}', '').trim();
  }
  for (const word of ['And', 'Or']) {
    if (Array.isArray(rule[word])) {
      return rule[word].map(part => ruleText(asRecord(part))).join(` ${word.toLowerCase()} `);
    }
  }
  if (rule['Not'] !== undefined) {
    return `not (${ruleText(asRecord(rule['Not']))})`;
  }
  return comparison(String(rule['Variable'] ?? ''), rule);
}

function comparison(variable: string, rule: Record<string, unknown>): string {
  for (const [name, value] of Object.entries(rule)) {
    const test = /^Is([A-Z]\w+)$/.exec(name);
    if (test?.[1] !== undefined) {
      return `${variable} ${value === false ? 'is not' : 'is'} ${test[1].toLowerCase()}`;
    }
    const compared = /^(?:String|Numeric|Boolean|Timestamp)(\w+?)(Path)?$/.exec(name);
    const operator = compared?.[1] === undefined ? undefined : OPERATORS[compared[1]];
    if (operator !== undefined) {
      return `${variable} ${operator} ${compared?.[2] === undefined ? JSON.stringify(value) : String(value)}`;
    }
  }
  return '';
}

export function asRecord(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
}

export function asList(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}
