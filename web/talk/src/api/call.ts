/**
 * One REST call with a closed outcome: nothing here throws for what a network or a server may do.
 * Errors: `offline` when no answer came, else the problem document's `code` (or `http-<status>` when there is none).
 */
export interface Problem {
  /** 0 when no answer came. */
  status: number;
  code: string;
  /** A sentence for people, from the server; empty when it gave none. */
  detail: string;
  /** By field name, when the server said which one. */
  errors: Record<string, string>;
  retryAfterSeconds?: number;
  /** Other members of the problem document, as sent. */
  members: Record<string, unknown>;
}

export type Answer<T> = { ok: true; value: T } | { ok: false; problem: Problem };

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

export interface CallOptions {
  idempotencyKey?: string;
  signal?: AbortSignal;
  /** The request outlives the page (used when it is being closed). */
  keepalive?: boolean;
}

export const apiRoot = '/api/v1';
const patienceMs = 20_000;

export async function call<T>(method: Method, path: string, body?: unknown, options: CallOptions = {}): Promise<Answer<T>> {
  const headers: Record<string, string> = { Accept: 'application/json' };
  if (method !== 'GET') headers['X-Deskside'] = '1';
  if (body !== undefined) headers['Content-Type'] = 'application/json';
  if (options.idempotencyKey) headers['Idempotency-Key'] = options.idempotencyKey;
  try {
    const response = await fetch(apiRoot + path, {
      method,
      headers,
      body: body === undefined ? undefined : JSON.stringify(body),
      credentials: 'same-origin',
      cache: 'no-store',
      keepalive: options.keepalive,
      signal: options.signal ? AbortSignal.any([options.signal, AbortSignal.timeout(patienceMs)]) : AbortSignal.timeout(patienceMs),
    });
    const text = await response.text();
    if (!response.ok) return { ok: false, problem: problemFrom(response.status, text, response.headers.get('Retry-After')) };
    return { ok: true, value: (text === '' ? undefined : JSON.parse(text)) as T };
  } catch {
    return { ok: false, problem: { status: 0, code: 'offline', detail: '', errors: {}, members: {} } };
  }
}

/** Sends a file as the bare body. */
export async function send(path: string, file: Blob): Promise<Answer<unknown>> {
  try {
    const response = await fetch(apiRoot + path, {
      method: 'POST',
      headers: { Accept: 'application/json', 'X-Deskside': '1', 'Content-Type': file.type || 'application/octet-stream' },
      body: file,
      credentials: 'same-origin',
      signal: AbortSignal.timeout(patienceMs * 6),
    });
    if (response.ok) return { ok: true, value: undefined };
    return { ok: false, problem: problemFrom(response.status, await response.text(), response.headers.get('Retry-After')) };
  } catch {
    return { ok: false, problem: { status: 0, code: 'offline', detail: '', errors: {}, members: {} } };
  }
}

/** Reads a problem document (RFC 9457) leniently: any text in, always a Problem out. */
export function problemFrom(status: number, text: string, retryAfter: string | null): Problem {
  const members = parseObject(text);
  const errors: Record<string, string> = {};
  if (members.errors && typeof members.errors === 'object') {
    for (const [field, said] of Object.entries(members.errors)) {
      errors[field.charAt(0).toLowerCase() + field.slice(1)] = Array.isArray(said) ? said.map(String).join(' ') : String(said);
    }
  }
  const seconds = Number(members.retryAfterSeconds ?? retryAfter ?? Number.NaN);
  return {
    status,
    code: typeof members.code === 'string' ? members.code : `http-${status}`,
    detail: firstText(members.detail, members.title),
    errors,
    retryAfterSeconds: Number.isFinite(seconds) && seconds > 0 ? seconds : undefined,
    members,
  };
}

/** True when trying the same call again later can help: no answer, the server starting or overloaded, or asked to slow down. */
export function isPassing(problem: Problem): boolean {
  return problem.status === 0 || problem.status === 408 || problem.status === 429 || problem.status >= 500;
}

function parseObject(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

function firstText(...candidates: unknown[]): string {
  for (const candidate of candidates) if (typeof candidate === 'string' && candidate !== '') return candidate;
  return '';
}
