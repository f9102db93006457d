import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { Surfer } from './harness';
import { ARN, ORDERS } from './server';

const surfer = Surfer.forThisFile();

const PAGES: ReadonlyArray<readonly [string, string, string]> = [
  ['state machines', '/', 'Standard'],
  ['executions', `/machines/${ORDERS}?name=A-100`, 'A-1001'],
  ['an execution', `/executions/${ARN}:execution:order:A-1006`, 'Order cancelled'],
  ['versions', `/machines/${ORDERS}/versions`, 'Publish a version'],
  ['slow steps', `/slow/${ORDERS}`, 'Heat map'],
  ['approvals', '/approvals', 'Tasks that wait for'],
  ['the editor', `/edit/${ORDERS}`, 'The definition is valid'],
];
const STOPS_MAX = 200;

interface Walk {
  /** Elements the Tab key leads to, in order. */
  readonly stops: readonly string[];
  /** Those of them that look the same with and without the focus. */
  readonly unseen: readonly string[];
  /** Buttons, links and fields in sight that the Tab key does not lead to. */
  readonly missed: readonly string[];
}

/** What is remembered in the page while the Tab key goes through it. */
async function walk(page: Page): Promise<Walk> {
  await page.evaluate(() => {
    const looks = (element: Element): string =>
      [element, element.parentElement, element.parentElement?.parentElement]
        .flatMap(each => (each ? [null, '::before', '::after'].map(part => getComputedStyle(each, part)) : []))
        .map(style => `${style.outline} ${style.boxShadow} ${style.border} ${style.backgroundColor} ${style.content}`)
        .join('|') + (element instanceof SVGElement ? element.innerHTML : ''); // a chart draws its sign inside
    const name = (element: Element): string =>
      `${element.tagName} ${element.getAttribute('aria-label') ?? element.textContent?.slice(0, 40) ?? ''}`;
    const visited = new Map<Element, string>();
    const isUsed = (element: HTMLElement) =>
      element.tabIndex >= 0 &&
      element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) &&
      element.closest('[inert],[aria-hidden=true],[disabled]') === null;
    const differs = async (element: Element, focused: string, millisMax: number): Promise<boolean> => {
      const end = performance.now() + millisMax;
      while (looks(element) === focused && performance.now() < end) {
        await new Promise(requestAnimationFrame);
      }
      return looks(element) !== focused;
    };
    // An editor draws its sign, and takes it back, a moment later than the focus comes and goes.
    const isTold = async (element: HTMLElement, focused: string): Promise<boolean> => {
      if (await differs(element, focused, 1_000)) {
        return true;
      }
      element.focus();
      return differs(element, focused, 5_000);
    };
    Object.assign(globalThis, {
      stop: async () => {
        await new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn)));
        const element = document.activeElement;
        if (element === null || element === document.body || visited.has(element)) {
          return false;
        }
        visited.set(element, looks(element));
        return true;
      },
      outcome: async () => {
        (document.activeElement as HTMLElement | null)?.blur();
        const here = [...visited].filter(([element]) => element.isConnected);
        const unseen: string[] = [];
        for (const [element, focused] of here) {
          if (!(await isTold(element as HTMLElement, focused))) {
            unseen.push(name(element));
          }
        }
        return {
          stops: here.map(([element]) => name(element)),
          unseen,
          missed: [...document.querySelectorAll<HTMLElement>('button, a[href], input, [role=textbox]')]
            .filter(element => isUsed(element) && !visited.has(element))
            .map(name),
        };
      },
    });
  });
  for (let i = 0; i < STOPS_MAX; i++) {
    await page.keyboard.press('Tab');
    if (!(await page.evaluate(() => (globalThis as unknown as { stop: () => Promise<boolean> }).stop()))) {
      break;
    }
  }
  return page.evaluate(() => (globalThis as unknown as { outcome: () => Promise<Walk> }).outcome());
}

test.each(PAGES)(
  '%s: the Tab key leads to everything one can use, and one sees where one is',
  async (_, route, ready) => {
    const page = await surfer.visit(route);
    await page.getByText(ready).first().waitFor();
    await page.locator('[aria-busy=true]').waitFor({ state: 'detached' });
    const { stops, unseen, missed } = await walk(page);
    expect(stops.length).toBeGreaterThan(8);
    expect(missed, 'not reached').toEqual([]);
    expect(unseen, 'reached without a sign').toEqual([]);
  },
);
