import { expect, test } from 'vitest';
import { rangeOf, stateAt, stateRange } from './location';

const JSON_TEXT = `{
  "StartAt": "A",
  "States": {
    "A": { "Type": "Pass", "Next": "B" },
    "a/b": { "Type": "Parallel", "Branches": [{ "StartAt": "C", "States": { "C": { "Type": "Tsk" } } }] }
  }
}`;
const YAML_TEXT = `StartAt: A
States:
  A:
    Type: Pass
    Retry:
      - MaxAttempts: -1
`;

function shown(text: string, location: string): string {
  const { from, to } = rangeOf(text, location);
  return text.slice(from, to);
}

test.each([
  ['/States/A/Next', '"B"'],
  ['/States/a/b/Branches[0]/States/C/Type', '"Tsk"'],
  ['/States/a/b/Branches/0/StartAt', '"C"'],
  ['/States/A/Missing', '"A"'],
])('a location of JSON is found: %s', (location, text) => {
  expect(shown(JSON_TEXT, location)).toBe(text);
});

test('what concerns the whole definition is shown at its beginning', () => {
  expect(rangeOf(JSON_TEXT, '/')).toEqual({ from: 0, to: 1 });
  expect(rangeOf('', '/States/A')).toEqual({ from: 0, to: 0 });
});

test('a location of YAML is found', () => {
  expect(shown(YAML_TEXT, '/States/A/Retry[0]/MaxAttempts')).toBe('-1');
});

test('a state is found by its name, at any depth and in both notations', () => {
  expect(JSON_TEXT.slice(stateRange(JSON_TEXT, 'C')?.from, stateRange(JSON_TEXT, 'C')?.to)).toBe('"C"');
  expect(YAML_TEXT.slice(stateRange(YAML_TEXT, 'A')?.from, stateRange(YAML_TEXT, 'A')?.to)).toBe('A');
  expect(stateRange(JSON_TEXT, 'Z')).toBeUndefined();
});

test('the innermost state around the cursor is known', () => {
  expect(stateAt(JSON_TEXT, JSON_TEXT.indexOf('Tsk'))).toBe('C');
  expect(stateAt(JSON_TEXT, JSON_TEXT.indexOf('Branches'))).toBe('a/b');
  expect(stateAt(JSON_TEXT, 3)).toBeUndefined();
});
