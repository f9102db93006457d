import { Sha256 } from '@aws-crypto/sha256-js';
import { SFNClient } from '@aws-sdk/client-sfn';
import { HttpRequest } from '@smithy/protocol-http';
import { SignatureV4 } from '@smithy/signature-v4';
import type { AccessKey, ServerFacts } from './session';

/** A server without keys does not look at signatures, but the SDK makes one. */
const ANYBODY: AccessKey = { accessKeyId: 'anybody', secretAccessKey: 'anybody' };

/** Parameters by name; one with several values is there several times. */
export type Query = Readonly<Record<string, string | string[]>>;

/** Speaks to the server: the AWS API through the SDK, and what is under `/stepwell/` with requests signed alike. */
export class StepwellClient {
  readonly sfn: SFNClient;
  private readonly signer: SignatureV4 | undefined;

  constructor(facts: ServerFacts, key: AccessKey | undefined) {
    this.sfn = new SFNClient({
      endpoint: location.origin,
      region: facts.region,
      credentials: key ?? ANYBODY,
      disableHostPrefix: true,
      maxAttempts: 2,
    });
    this.signer = key && new SignatureV4({ service: 'states', region: facts.region, credentials: key, sha256: Sha256 });
  }

  /** `GET` of a path under `/stepwell/`, as JSON. */
  async get<T>(path: string, query: Query = {}): Promise<T> {
    const response = await this.open(path, query);
    return (await response.json()) as T;
  }

  /** As {@link get}, with the body still to be read. */
  async open(path: string, query: Query = {}, signal?: AbortSignal): Promise<Response> {
    const text = queryText(query);
    const headers = await this.headers(path, query);
    const response = await fetch(text === '' ? path : `${path}?${text}`, { headers, ...(signal ? { signal } : {}) });
    if (!response.ok) {
      throw await fault(response);
    }
    return response;
  }

  private async headers(path: string, query: Query): Promise<Record<string, string>> {
    if (this.signer === undefined) {
      return {};
    }
    const request = new HttpRequest({
      method: 'GET',
      protocol: location.protocol,
      hostname: location.hostname,
      path,
      query: { ...query },
      headers: { host: location.host },
    });
    const signed = await this.signer.sign(request);
    return Object.fromEntries(Object.entries(signed.headers).filter(([name]) => name !== 'host'));
  }
}

function queryText(query: Query): string {
  const pairs = Object.entries(query).flatMap(([name, value]) => [value].flat().map(one => [name, one]));
  return new URLSearchParams(pairs).toString().replaceAll('+', '%20');
}

async function fault(response: Response): Promise<Error> {
  const body = (await response.json().catch(() => ({}))) as { __type?: string; message?: string };
  const error = new Error(body.message ?? `The server answered ${response.status}`);
  error.name = body.__type ?? 'Error';
  return error;
}
