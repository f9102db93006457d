import type { StepwellClient } from '../session/StepwellClient';

/** An execution has gone on. */
export interface Change {
  readonly executionArn: string;
  readonly stateMachineArn: string;
  readonly status: string;
  readonly lastEventId: number;
}

export interface LiveListener {
  readonly onChange: (change: Change) => void;
  /** Something was missed, or the connection is new: ask for everything anew. */
  readonly onResync: () => void;
}

const PAUSE_MILLIS = 1_000;
const PAUSE_MILLIS_MAX = 15_000;

/**
 * Listens to the server's events until it is closed; a connection that breaks is made anew. With `fetch` instead of
 * `EventSource`, because only that can sign its request.
 */
export class LiveConnection {
  private readonly stop = new AbortController();

  constructor(
    private readonly client: StepwellClient,
    private readonly filter: Readonly<Record<string, string>>,
    private readonly listener: LiveListener,
  ) {
    void this.run();
  }

  close(): void {
    this.stop.abort();
  }

  private async run(): Promise<void> {
    let pauseMillis = PAUSE_MILLIS;
    while (!this.stop.signal.aborted) {
      try {
        const response = await this.client.open('/stepwell/live', this.filter, this.stop.signal);
        pauseMillis = PAUSE_MILLIS;
        this.listener.onResync();
        await this.read(response);
      } catch {
        // closed, or the server has gone: it is asked again until somebody closes
      }
      await paused(pauseMillis, this.stop.signal);
      pauseMillis = Math.min(2 * pauseMillis, PAUSE_MILLIS_MAX);
    }
  }

  private async read(response: Response): Promise<void> {
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    let rest = '';
    for (let part = await reader?.read(); part !== undefined && !part.done; part = await reader?.read()) {
      const blocks = (rest + part.value).split('\n\n');
      rest = blocks.pop() ?? '';
      blocks.forEach(block => this.take(block));
    }
  }

  private take(block: string): void {
    const field = (name: string) =>
      block
        .split('\n')
        .find(line => line.startsWith(`${name}: `))
        ?.slice(name.length + 2);
    const event = field('event');
    if (event === 'resync') {
      this.listener.onResync();
    } else if (event === 'change') {
      this.listener.onChange(JSON.parse(field('data') ?? '{}') as Change);
    }
  }
}

function paused(millis: number, signal: AbortSignal): Promise<void> {
  return new Promise(resolve => {
    const timer = setTimeout(resolve, millis);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
