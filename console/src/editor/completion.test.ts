import { CompletionContext, type CompletionResult } from '@codemirror/autocomplete';
import { EditorState } from '@codemirror/state';
import { expect, test } from 'vitest';
import { completeDefinition } from './completion';

/** What is offered where the text ends. */
function offered(text: string): CompletionResult | null {
  return completeDefinition(new CompletionContext(EditorState.create({ doc: text }), text.length, false));
}

function labels(text: string): string[] {
  return (offered(text)?.options ?? []).map(option => option.label);
}

const YAML = 'StartAt: A\nStates:\n  "A: first":\n    Type: Pass\n  Plain:\n    Type: Succeed\n  Go:\n    ';

test.each([
  ['a type in YAML', `${YAML}Type: `, 'Choice'],
  ['a type in YAML that is begun', `${YAML}Type: Ch`, 'Choice'],
  ['a type in JSON', '{"States": {"A": {"Type": "', 'Choice'],
  ['a state in YAML', `${YAML}Next: `, 'Plain'],
  ['a resource in YAML', `${YAML}Resource: arn:aws:states:::lam`, 'arn:aws:states:::lambda:invoke'],
  ['an error in a list of YAML', `${YAML}Retry:\n      - ErrorEquals:\n          - Sta`, 'States.Timeout'],
  [
    'the second error of a list',
    `${YAML}Retry:\n      - ErrorEquals:\n          - Mine\n          - Sta`,
    'States.ALL',
  ],
  ['an error in brackets', `${YAML}ErrorEquals: [Sta`, 'States.ALL'],
  ['an error on a line of its own in JSON', '{"ErrorEquals": [\n  "Sta', 'States.ALL'],
  ['a field in YAML', `${YAML}Comm`, 'Comment'],
])('offers %s', (_, text, label) => {
  expect(labels(text)).toContain(label);
});

test('a name that means something else in YAML gets quotes', () => {
  const option = offered(`${YAML}Next: `)?.options.find(o => o.label === 'A: first');
  expect(option?.apply).toBe('"A: first"');
});

test('what is offered takes the place of what was typed', () => {
  const text = `${YAML}Resource: arn:aws:states:::lam`;
  expect(text.slice(offered(text)?.from)).toBe('arn:aws:states:::lam');
});

test('after a text that may be anything nothing is offered', () => {
  expect(offered(`${YAML}Comment: `)).toBeNull();
});
