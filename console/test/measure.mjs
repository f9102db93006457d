// Measures the console and prints a table of medians: see bin/measure-console.
import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import {
  CreateActivityCommand,
  CreateStateMachineCommand,
  DescribeExecutionCommand,
  GetActivityTaskCommand,
  GetExecutionHistoryCommand,
  SendTaskSuccessCommand,
  SFNClient,
  StartExecutionCommand,
} from '@aws-sdk/client-sfn';
import { chromium } from 'playwright-core';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { runs: { type: 'string', default: '5' }, executions: { type: 'string', default: '10000' } },
});
const [url] = positionals;
const RUNS = Number(values.runs);
const EXECUTIONS = Number(values.executions);
const STARTS_AT_ONCE = 64;
const CHROMIUM = [
  process.env.STEPWELL_CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];
const executablePath = CHROMIUM.find(path => path !== undefined && existsSync(path));
if (url === undefined || executablePath === undefined || !(RUNS > 0) || !(EXECUTIONS > 50)) {
  throw new Error(
    'usage: measure.mjs URL [--runs N] [--executions N, more than 50], with Chromium installed or named by STEPWELL_CHROMIUM',
  );
}
const sfn = new SFNClient({
  endpoint: url,
  region: 'us-east-1',
  credentials: { accessKeyId: 'any', secretAccessKey: 'thing' },
  disableHostPrefix: true,
});
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-dev-shm-usage'] });
const rows = [];

await firstPage();
await fiveThousandEvents();
await followed();
await tenThousand();
await browser.close();
console.log('| what | median | least to most | target |\n|---|---|---|---|');
rows.forEach(row => console.log(`| ${row.join(' | ')} |`));

function report(what, unit, figures, target) {
  const sorted = figures.toSorted((a, b) => a - b);
  const text = figure => `${Math.round(figure).toLocaleString('en')} ${unit}`;
  const middle = sorted[Math.floor(sorted.length / 2)];
  rows.push([what, text(middle), `${text(sorted[0])} – ${text(sorted.at(-1))}`, target]);
}

async function machine(states) {
  const answer = await sfn.send(
    new CreateStateMachineCommand({
      name: `measured-${Date.now()}`,
      roleArn: 'arn:aws:iam::123456789012:role/measured',
      definition: JSON.stringify({ StartAt: Object.keys(states)[0], States: states }),
    }),
  );
  return answer.stateMachineArn;
}

async function start(stateMachineArn, input = {}, name = undefined) {
  const request = { stateMachineArn, input: JSON.stringify(input), ...(name === undefined ? {} : { name }) };
  return (await sfn.send(new StartExecutionCommand(request))).executionArn;
}

/** A page of a browser that has been nowhere before, at an address. */
async function visit(route) {
  const context = await browser.newContext({ viewport: { width: 1400, height: 1000 } });
  const page = await context.newPage();
  await page.goto(`${url}/#${route}`);
  return page;
}

async function firstPage() {
  const [millis, bytes] = [[], []];
  for (let i = 0; i <= RUNS; i++) {
    const context = await browser.newContext({ viewport: { width: 1400, height: 1000 } });
    const page = await context.newPage();
    const protocol = await context.newCDPSession(page);
    await protocol.send('Network.enable');
    let received = 0;
    protocol.on('Network.loadingFinished', event => (received += event.encodedDataLength));
    const begun = performance.now();
    await page.goto(`${url}/#/`);
    await page.getByRole('link', { name: 'order', exact: true }).waitFor();
    if (i > 0) {
      // the first warms the server up
      millis.push(performance.now() - begun);
      bytes.push(received / 1000);
    }
    await context.close();
  }
  report('The first page is ready, nothing kept by the browser', 'ms', millis, '1,500 ms');
  report('What is fetched for it', 'kB', bytes, '');
}

async function fiveThousandEvents() {
  const pass = next => ({ Type: 'Pass', ...(next === undefined ? { End: true } : { Next: next }) });
  const arn = await machine({
    Each: {
      Type: 'Map',
      ItemProcessor: { StartAt: 'A', States: { A: pass('B'), B: pass('C'), C: pass() } },
      End: true,
    },
  });
  const execution = await start(
    arn,
    Array.from({ length: 625 }, (_, i) => i),
  );
  while ((await sfn.send(new DescribeExecutionCommand({ executionArn: execution }))).status === 'RUNNING') {
    await new Promise(resolve => setTimeout(resolve, 50));
  }
  const millis = [];
  for (let i = 0; i <= RUNS; i++) {
    const page = await visit('/');
    await page.getByRole('link', { name: 'order', exact: true }).waitFor();
    const begun = performance.now();
    await page.evaluate(to => location.assign(`#/executions/${to}`), execution);
    await page.locator('[data-state="C"][data-status="succeeded"]').waitFor();
    if (i > 0) {
      millis.push(performance.now() - begun);
    }
    await page.context().close();
  }
  report('An execution with 5,006 events opens', 'ms', millis, '2,000 ms');
}

/** Between a state's entry, as the history has it, and its colour in the document; one clock serves both. */
async function followed() {
  const waits = 2 * RUNS;
  const names = Array.from({ length: waits }, (_, i) => `S${i}`);
  const { activityArn } = await sfn.send(new CreateActivityCommand({ name: `measured-${Date.now()}` }));
  const arn = await machine({
    Opened: { Type: 'Task', Resource: activityArn, Next: names[0] },
    ...Object.fromEntries(
      names.map((name, i) => [
        name,
        { Type: 'Wait', Seconds: 1, ...(i + 1 < waits ? { Next: names[i + 1] } : { End: true }) },
      ]),
    ),
  });
  const execution = await start(arn);
  const page = await visit(`/executions/${execution}`);
  await page.locator('[data-state="Opened"][data-status="running"]').waitFor();
  await page.evaluate(() => {
    globalThis.seen = {};
    new MutationObserver(() => {
      document.querySelectorAll('[data-status="running"]').forEach(state => {
        globalThis.seen[state.getAttribute('data-state')] ??= Date.now();
      });
    }).observe(document.body, { subtree: true, attributes: true, childList: true });
  });
  const { taskToken } = await sfn.send(new GetActivityTaskCommand({ activityArn }));
  await sfn.send(new SendTaskSuccessCommand({ taskToken, output: '{}' }));
  await page.waitForFunction(last => globalThis.seen[last] !== undefined, names.at(-1));
  const seen = await page.evaluate(() => globalThis.seen);
  const history = await sfn.send(new GetExecutionHistoryCommand({ executionArn: execution, maxResults: 1000 }));
  const lags = history.events
    .filter(event => event.type === 'WaitStateEntered')
    .map(event => seen[event.stateEnteredEventDetails.name] - event.timestamp.getTime());
  await page.context().close();
  report('The graph follows a running execution after', 'ms', lags, '300 ms');
}

async function tenThousand() {
  const arn = await machine({ Only: { Type: 'Pass', End: true } });
  for (let at = 0; at < EXECUTIONS; at += STARTS_AT_ONCE) {
    await Promise.all(
      Array.from({ length: Math.min(STARTS_AT_ONCE, EXECUTIONS - at) }, (_, i) => start(arn, {}, `e-${at + i}`)),
    );
  }
  const one = `e-${Math.floor(EXECUTIONS / 8)}`;
  const [ready, found, turned] = [[], [], []];
  for (let i = 0; i <= RUNS; i++) {
    const page = await visit('/');
    await page.getByRole('link', { name: 'order', exact: true }).waitFor();
    let begun = performance.now();
    await page.evaluate(to => location.assign(`#/machines/${to}`), arn);
    const links = page.getByRole('table', { name: 'Executions' }).getByRole('link');
    await links.first().waitFor();
    const times = [performance.now() - begun];
    begun = performance.now();
    const first = await links.first().textContent();
    await page.getByRole('button', { name: 'Next page' }).click();
    await page.waitForFunction(
      before =>
        document.querySelector('table[aria-label="Executions"] a, [aria-label="Executions"] a')?.textContent !== before,
      first,
    );
    times.push(performance.now() - begun);
    begun = performance.now();
    await page.getByRole('searchbox', { name: 'Find by name' }).fill(one);
    await page.getByRole('link', { name: one, exact: true }).waitFor();
    times.push(performance.now() - begun);
    if (i > 0) {
      [ready, turned, found].forEach((list, k) => list.push(times[k]));
    }
    await page.context().close();
  }
  const many = EXECUTIONS.toLocaleString('en');
  report(`A list of ${many} executions is ready`, 'ms', ready, '');
  report('Its next page', 'ms', turned, '');
  report('One of them is found by name, typing included', 'ms', found, '');
}
