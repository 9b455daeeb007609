import type { Table } from './words.ts';

/** The calls of the box: other origin, no cookies, a bearer token that the box keeps for this tab. */
export interface View {
  state: string;
  position?: number;
  dueAt?: string;
  expectedWaitSeconds?: number;
  session?: { technician: { name: string }; isHeld: boolean };
}
export type Labels = Record<string, string>;
export interface Field {
  name: string;
  kind: string;
  required: boolean;
  labels: Labels;
  choices: string[];
}
export interface Portal {
  title: string;
  welcome: string;
  look: { accent: string; accentOnDark: string };
  languages: string[];
  texts: Record<string, { title: string; welcome: string; notice?: string }>;
  fields: Field[];
  topics: { skill: string; labels: Labels }[];
  email: string;
  words: Record<string, Partial<Table>>;
}
export interface Message {
  number: number;
  from: string;
  name: string;
  text: string;
}
export interface Fault {
  code: string;
  detail: string;
  errors?: Record<string, string>;
}

export class Desk {
  token: string;

  constructor(
    private readonly root: string,
    private readonly key: string,
  ) {
    this.token = read(key);
  }

  /** The answer, or the problem that the server told; undefined when no answer came. */
  async call<T>(method: string, path: string, body?: unknown, key?: string): Promise<{ ok: boolean; value: T & Fault } | undefined> {
    try {
      const response = await this.send(method, path, body, undefined, key);
      const text = await response.text();
      return { ok: response.ok, value: text ? JSON.parse(text) : {} };
    } catch {
      return undefined;
    }
  }

  keep(token: string): void {
    this.token = token;
    try {
      if (token) sessionStorage.setItem(this.key, token);
      else sessionStorage.removeItem(this.key);
    } catch {
      // Kept for as long as the page is open, then.
    }
  }

  /** Calls `heard` at every piece of news until the signal ends it; comes back by itself when the line breaks. */
  async listen(heard: () => void, signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      try {
        const response = await this.send('GET', '/events?as=customer', undefined, signal);
        const reader = response.body!.getReader();
        heard();
        while (response.ok && !(await reader.read()).done) heard();
      } catch {
        // Again in 3 s.
      }
      await new Promise((done) => setTimeout(done, 3000));
    }
  }

  private send(method: string, path: string, body?: unknown, signal?: AbortSignal, key?: string): Promise<Response> {
    const headers: Record<string, string> = {};
    if (this.token) headers.Authorization = `Bearer ${this.token}`;
    if (body !== undefined) headers['Content-Type'] = 'application/json';
    if (key) headers['Idempotency-Key'] = key;
    return fetch(this.root + path, {
      method,
      headers,
      body: body === undefined ? null : JSON.stringify(body),
      credentials: 'omit',
      cache: 'no-store',
      referrerPolicy: 'no-referrer',
      signal: signal ?? AbortSignal.timeout(20_000),
    });
  }
}

function read(key: string): string {
  try {
    return sessionStorage.getItem(key) ?? '';
  } catch {
    return '';
  }
}

/** A UUID; `crypto.randomUUID` exists only on https pages. */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6]! & 15) | 64;
  bytes[8] = (bytes[8]! & 63) | 128;
  const hex = [...bytes].map((b) => b.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
