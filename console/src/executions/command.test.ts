import { expect, test } from 'vitest';
import { quoted, startCommand } from './command';

test('what a shell would read otherwise is quoted', () => {
  expect(quoted('plain-1.2:/@_')).toBe('plain-1.2:/@_');
  expect(quoted('it\'s $HOME `x` "y"')).toBe(`'it'\\''s $HOME \`x\` "y"'`);
  expect(quoted('')).toBe("''");
});

test('the command starts the same execution on the same server', () => {
  expect(startCommand('arn:m', '{"a": 1}', 'http://127.0.0.1:8083', 'us-east-1').replaceAll(' \\\n  ', ' ')).toBe(
    'aws stepfunctions start-execution --endpoint-url http://127.0.0.1:8083 --region us-east-1' +
      ` --state-machine-arn arn:m --input '{"a": 1}'`,
  );
});
