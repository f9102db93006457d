/** What the server tells about itself before anybody has signed in; see `GET /stepwell/console`. */
export interface ServerFacts {
  readonly region: string;
  readonly account: string;
  readonly version: string;
  /** Whether requests must be signed with one of the server's access keys. */
  readonly keysNeeded: boolean;
  /** Whether the server refuses everything that would change something. */
  readonly readOnly: boolean;
}

export interface AccessKey {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

/** Asks the server; needs no key. */
export async function fetchFacts(): Promise<ServerFacts> {
  const response = await fetch('/stepwell/console');
  if (!response.ok) {
    throw new Error(`The server answered ${response.status} to GET /stepwell/console`);
  }
  return (await response.json()) as ServerFacts;
}
