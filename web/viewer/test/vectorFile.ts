import { readFileSync } from 'node:fs';

/** Byte vectors that C# and TypeScript both read: testdata/<name>.json, an object of name → hex (or text). */
export function vectors(name: string): Record<string, string> {
  return JSON.parse(readFileSync(testdata(`${name}.json`), 'utf8')) as Record<string, string>;
}

export function testdata(file: string): URL {
  return new URL(`../../../testdata/${file}`, import.meta.url);
}

export function fromHex(hex: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from({ length: hex.length / 2 }, (_, i) => Number.parseInt(hex.slice(2 * i, 2 * i + 2), 16));
}

export function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** `count` bytes that count up, as the C# side makes them. */
export function row(first: number, count = 32): Uint8Array<ArrayBuffer> {
  return Uint8Array.from({ length: count }, (_, i) => first + i);
}

/** Seeded random whole numbers under `limit`; the same run every time. */
export function seeded(seed: number): (limit: number) => number {
  let state = seed >>> 0;
  return (limit) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
}
