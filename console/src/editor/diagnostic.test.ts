import { expect, test } from 'vitest';
import { placeOf, syntaxError } from './diagnostic';

function lineOf(text: string): number | undefined {
  const error = syntaxError(text);
  return error && text.slice(0, placeOf(text, error).from).split('\n').length;
}

test.each([
  ['StartAt: A\nStates:\n  A:\n    Type: Pass\n  - b: 1', 5],
  ['StartAt: A\nStates:\n  A: {Type: Pass\n  B: 1\n', 4],
  ['StartAt: A\nStartAt: B', 2],
  ['{\n  "StartAt": "A",\n  "States": {,}\n}', 3],
  ['{\n  "StartAt": "A",\n}', 3],
])('%j cannot be read, and the line is told', (text, line) => {
  expect(lineOf(text)).toBe(line);
});

test.each(['StartAt: A', '{"StartAt": "A"}'])('%j can be read', text => {
  expect(syntaxError(text)).toBeUndefined();
});

test('a place is never outside of the text', () => {
  expect(placeOf('abc', { severity: 'ERROR', code: 'X', message: '', range: { from: 90, to: 99 } })).toEqual({
    from: 3,
    to: 3,
  });
});
