import { expect, test } from 'vitest';
import { outline } from '../graph/definition';
import { layOut } from '../graph/layout';
import { FIT_ZOOM_MAX, READABLE_ZOOM, focusOf, heightFor, zoomFor } from './graphZoom';

function chain(length: number) {
  const states = Object.fromEntries(
    Array.from({ length }, (_, i) => [
      `S${i}`,
      { Type: 'Pass', ...(i + 1 < length ? { Next: `S${i + 1}` } : { End: true }) },
    ]),
  );
  return layOut(outline({ StartAt: 'S0', States: states }));
}

test('a small picture is whole, not blown up, and its box is no higher than it', () => {
  const picture = chain(2);
  expect(zoomFor(picture, 700, 700)).toEqual({ zoom: FIT_ZOOM_MAX, isWhole: true });
  expect(heightFor(picture, 700, 700)).toBeLessThan(1.3 * picture.height);
});

test('a picture that would be too small to read is shown in part, from its start', () => {
  const picture = chain(120);
  expect(zoomFor(picture, 700, 700)).toEqual({ zoom: READABLE_ZOOM, isWhole: false });
  expect(heightFor(picture, 700, 700)).toBe(700);
  expect(focusOf(picture, undefined)?.kind).toBe('start');
  expect(focusOf(picture, 'S99')?.state?.name).toBe('S99');
});

test('under a picture that is too wide there is room for the overview', () => {
  const branch = (i: number) => ({ StartAt: `S${i}`, States: { [`S${i}`]: { Type: 'Pass', End: true } } });
  const branches = Array.from({ length: 20 }, (_, i) => branch(i));
  const picture = layOut(
    outline({ StartAt: 'All', States: { All: { Type: 'Parallel', Branches: branches, End: true } } }),
  );
  const { zoom, isWhole } = zoomFor(picture, 700, 700);
  expect(isWhole).toBe(false);
  expect((heightFor(picture, 700, 700) - zoom * picture.height) / 2).toBeGreaterThan(100);
});
