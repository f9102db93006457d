import { expect, test } from 'vitest';
import { allStates, outline, ruleText } from './definition';
import { stateChanges } from './difference';
import { layOut, stateId, type PlacedNode } from './layout';
import { pictureSvg } from './svg';

const NESTED = {
  StartAt: 'Both',
  States: {
    Both: {
      Type: 'Parallel',
      Branches: [
        { StartAt: 'A', States: { A: { Type: 'Pass', End: true } } },
        {
          StartAt: 'Each',
          States: {
            Each: {
              Type: 'Map',
              ItemProcessor: { StartAt: 'B', States: { B: { Type: 'Task', Resource: 'x', End: true } } },
              End: true,
            },
          },
        },
      ],
      Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Sorry' }],
      Next: 'Done',
    },
    Sorry: { Type: 'Fail' },
    Done: { Type: 'Succeed' },
  },
};

function node(nodes: readonly PlacedNode[], name: string): PlacedNode {
  const found = nodes.find(n => n.id === stateId(name));
  if (found === undefined) {
    throw new Error(`${name} is not in the picture`);
  }
  return found;
}

function contains(outer: PlacedNode, inner: PlacedNode): boolean {
  return (
    inner.x >= outer.x &&
    inner.y >= outer.y &&
    inner.x + inner.width <= outer.x + outer.width &&
    inner.y + inner.height <= outer.y + outer.height
  );
}

test('containers hold what is inside of them, at any depth', () => {
  const { nodes } = layOut(outline(NESTED));
  expect(contains(node(nodes, 'Both'), node(nodes, 'A'))).toBe(true);
  expect(contains(node(nodes, 'Both'), node(nodes, 'Each'))).toBe(true);
  expect(contains(node(nodes, 'Each'), node(nodes, 'B'))).toBe(true);
  expect(contains(node(nodes, 'Both'), node(nodes, 'Done'))).toBe(false);
});

test('no two states of one group lie on each other', () => {
  const names = Array.from({ length: 30 }, (_, i) => `S${i}`);
  const states = Object.fromEntries(
    names.map((name, i) => [
      name,
      {
        Type: 'Choice',
        Choices: [{ Variable: '$.x', NumericEquals: i, Next: names[(i * 7 + 3) % 30] }],
        Default: names[(i + 1) % 30],
      },
    ]),
  );
  const { nodes } = layOut(outline({ StartAt: 'S0', States: states }));
  for (const a of nodes) {
    for (const b of nodes) {
      const apart =
        a === b || a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y;
      expect(apart, `${a.id} and ${b.id}`).toBe(true);
    }
  }
});

test.each([
  ['nothing', undefined],
  ['a list', []],
  ['no states', { StartAt: 'A' }],
  ['states that are no objects', { StartAt: 'A', States: { A: 1, B: null, C: 'x' } }],
  ['a Next to nowhere', { StartAt: 'A', States: { A: { Type: 'Pass', Next: 'B' } } }],
  ['branches that are no list', { StartAt: 'A', States: { A: { Type: 'Parallel', Branches: 7 } } }],
  ['a Parallel without branches', { StartAt: 'A', States: { A: { Type: 'Parallel', Branches: [] } } }],
  ['a state after itself', { StartAt: 'A', States: { A: { Type: 'Pass', Next: 'A' } } }],
])('a definition that is broken is drawn as far as it goes: %s', (_, definition) => {
  expect(() => layOut(outline(definition))).not.toThrow();
});

test('a name that is there twice is drawn once', () => {
  const branch = { StartAt: 'A', States: { A: { Type: 'Pass', End: true } } };
  const picture = layOut(
    outline({ StartAt: 'P', States: { P: { Type: 'Parallel', Branches: [branch, branch], End: true } } }),
  );
  expect(picture.nodes.filter(n => n.id === stateId('A'))).toHaveLength(1);
});

test.each([
  [{ Variable: '$.total', NumericGreaterThan: 500 }, '$.total > 500'],
  [{ Variable: '$.a', StringEqualsPath: '$.b' }, '$.a = $.b'],
  [{ Variable: '$.a', IsPresent: false }, '$.a is not present'],
  [{ Not: { Variable: '$.a', BooleanEquals: true } }, 'not ($.a = true)'],
  [
    {
      And: [
        { Variable: '$.a', IsNull: true },
        { Variable: '$.b', StringMatches: 'x*' },
      ],
    },
    '$.a is null and $.b ~ "x*"',
  ],
  [{ Condition: '{% $a > 1 %}' }, '$a > 1'],
])('a rule is told in few words: %j', (rule, text) => {
  expect(ruleText(rule)).toBe(text);
});

test('an exported picture holds names as text', () => {
  const picture = layOut(outline({ StartAt: '<script>&"', States: { '<script>&"': { Type: 'Pass', End: true } } }));
  const svg = pictureSvg(picture, new Map(), new Set(), false);
  expect(svg).toContain('&lt;script&gt;&amp;&quot;');
  expect(svg).not.toContain('<script>');
});

test('all states of nested groups are found', () => {
  expect(allStates(outline(NESTED)).map(s => s.name)).toEqual(['Both', 'A', 'Each', 'B', 'Sorry', 'Done']);
});

test('two versions differ in the states that were added, removed or changed themselves', () => {
  const older = outline({ StartAt: 'A', States: { A: { Type: 'Pass', Next: 'B' }, B: { Type: 'Succeed' } } });
  const newer = outline({ StartAt: 'A', States: { A: { Type: 'Pass', Next: 'C' }, C: { Type: 'Succeed' } } });
  expect(Object.fromEntries(stateChanges(older, newer))).toEqual({ A: 'changed', B: 'removed', C: 'added' });
  const inner = (result: number) => ({
    StartAt: 'P',
    States: {
      P: {
        Type: 'Parallel',
        Branches: [{ StartAt: 'I', States: { I: { Type: 'Pass', Result: result, End: true } } }],
        End: true,
      },
    },
  });
  expect(Object.fromEntries(stateChanges(outline(inner(1)), outline(inner(2))))).toEqual({ I: 'changed' });
});
