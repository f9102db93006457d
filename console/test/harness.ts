import { existsSync } from 'node:fs';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';

const CHROMIUM = [
  process.env['STEPWELL_CHROMIUM'],
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];

/** Where the server under test is; the one that runs the tests says so. */
export function serverUrl(variable = 'STEPWELL_URL'): string {
  const url = process.env[variable];
  if (url === undefined) {
    throw new Error(`${variable} must be the address of a running server, for instance http://127.0.0.1:8083`);
  }
  return url;
}

/** A page and what went wrong on it without being seen. */
export interface WatchedPage {
  readonly page: Page;
  /** Errors of scripts, refused contents, failed requests, requests to other places, dialogs. */
  readonly troubles: string[];
}

/**
 * A browser for the tests of a file. Every page of it is watched: a test fails when its page wrote an error to the
 * console, threw, asked another server for anything, or let a script of a user's text run.
 */
export class Surfer {
  private browser: Browser | undefined;
  private readonly contexts: BrowserContext[] = [];
  private readonly watched: WatchedPage[] = [];

  private constructor() {}

  static forThisFile(): Surfer {
    const surfer = new Surfer();
    beforeAll(() => surfer.open());
    afterEach(() => surfer.endTest());
    afterAll(() => surfer.browser?.close());
    return surfer;
  }

  private async open(): Promise<void> {
    const executablePath = CHROMIUM.find(path => path !== undefined && existsSync(path));
    if (executablePath === undefined) {
      throw new Error('There is no Chromium; install it or name it with STEPWELL_CHROMIUM');
    }
    this.browser = await chromium.launch({
      executablePath,
      args: ['--no-sandbox', '--disable-dev-shm-usage'],
      timeout: 120_000,
    });
  }

  /** A page at an address of the console, in a browser that has been nowhere before. */
  async visit(route: string, options: { width?: number; dark?: boolean; url?: string } = {}): Promise<Page> {
    const url = options.url ?? serverUrl();
    const context = await this.browser!.newContext({
      viewport: { width: options.width ?? 1400, height: 1000 },
      colorScheme: options.dark === true ? 'dark' : 'light',
      acceptDownloads: true,
    });
    this.contexts.push(context);
    const page = await context.newPage();
    page.setDefaultTimeout(60_000);
    this.watched.push(watch(page, url));
    await page.goto(`${url}/#${route}`);
    return page;
  }

  /** What went wrong on the pages of this test, for a test that expects trouble; it is forgotten thereby. */
  takeTroubles(): string[] {
    return this.watched.flatMap(({ troubles }) => troubles.splice(0));
  }

  private async endTest(): Promise<void> {
    const troubles = this.takeTroubles();
    this.watched.length = 0;
    await Promise.all(this.contexts.splice(0).map(context => context.close()));
    expect(troubles, 'what went wrong unseen').toEqual([]);
  }
}

function watch(page: Page, url: string): WatchedPage {
  const troubles: string[] = [];
  page.on('console', message => {
    const answered = /Failed to load resource: the server responded with a status of 4\d\d/.test(message.text());
    if (['error', 'warning'].includes(message.type()) && !answered) {
      troubles.push(`${message.type()}: ${message.text().slice(0, 500)}`);
    }
  });
  page.on('pageerror', error => troubles.push(`thrown: ${error.message}`));
  page.on('dialog', dialog => {
    troubles.push(`a dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('request', request => {
    const local = request.url().startsWith(`${url}/`) || /^(data|blob):/.test(request.url());
    if (!local) {
      troubles.push(`a request to ${request.url()}`);
    }
  });
  return { page, troubles };
}
