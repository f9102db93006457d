import { expect, test } from 'vitest';
import { readCause } from './cause';

test('what a Lambda function threw is its message first, then its stack', () => {
  const cause = '{"errorMessage":"no such card","errorType":"Error","stackTrace":["at a (1)","at b (2)"]}';
  expect(readCause(cause)).toEqual({
    message: 'no such card',
    details: { title: 'Stack (2 lines)', text: 'at a (1)\nat b (2)' },
  });
});

test('JSON that is no error of a function is indented', () => {
  expect(readCause('{"a":{"b":1}}').message).toBe('{\n  "a": {\n    "b": 1\n  }\n}');
});

test.each(['plain words', '{ not JSON', '', '[1]'])('%j stays as it is', text => {
  expect(readCause(text)).toEqual({ message: text });
});
