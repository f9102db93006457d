// Takes the pictures of docs/images/console from a server with the data of the demo: see bin/screenshots.
import { existsSync, mkdirSync } from 'node:fs';
import { chromium } from 'playwright-core';

const [url, folder] = process.argv.slice(2);
const ARN = 'arn:aws:states:us-east-1:123456789012';
const ORDERS = `${ARN}:stateMachine:order`;
const CHROMIUM = [
  process.env.STEPWELL_CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];

/** Name, address, a text that is there once the page is ready, and what is to be clicked. */
const PAGES = [
  ['machines', '/', 'order'],
  ['executions', `/machines/${ORDERS}`, 'A-1001'],
  ['execution', `/executions/${ARN}:execution:order:A-1006`, 'The execution failed'],
  ['editor', `/edit/${ORDERS}`, 'The definition is valid'],
  ['slow-steps', `/slow/${ORDERS}`, 'Heat map'],
];

const executablePath = CHROMIUM.find(path => path !== undefined && existsSync(path));
if (url === undefined || folder === undefined || executablePath === undefined) {
  throw new Error('usage: screenshots.mjs URL FOLDER, with Chromium installed or named by STEPWELL_CHROMIUM');
}
mkdirSync(folder, { recursive: true });
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
for (const colorScheme of ['light', 'dark']) {
  for (const [name, address, ready] of PAGES) {
    const page = await browser.newPage({ viewport: { width: 1440, height: 1080 }, colorScheme });
    await page.goto(`${url}/#${address}`);
    await page.getByText(ready).first().waitFor();
    await page.waitForTimeout(1200); // the graph finds its size, charts their bars
    await page.screenshot({ path: `${folder}/${name}-${colorScheme}.png` });
    await page.close();
  }
}
await browser.close();
