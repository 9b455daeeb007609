import { fill } from '../texts/fill.ts';
import { texts } from './texts.ts';

/** `0:07`, `12:30`, `1:02:09`. Never negative. */
export function clock(durationMs: number): string {
  const seconds = Math.max(0, Math.floor(durationMs / 1000));
  const two = (n: number) => String(n).padStart(2, '0');
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}

export function since(instant: string, now: number): string {
  return clock(now - Date.parse(instant));
}

export function timeOfDay(at: number): string {
  return new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit' }).format(at);
}

export function secondOfDay(at: number): string {
  return new Intl.DateTimeFormat(undefined, { timeStyle: 'medium' }).format(at);
}

export function dayAndTime(instant: string): string {
  return new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'medium' }).format(Date.parse(instant));
}

export function wayInName(wayIn: string | null | undefined): string {
  return wayIn ? ((texts.waysIn as Record<string, string>)[wayIn] ?? wayIn) : '–';
}

/** `1.2 MB` and the like; 1 MB = 1,000,000 bytes. */
export function bytes(count: number): string {
  const [unit, size] = count >= 1e9 ? ['gigabyte', 1e9] : count >= 1e6 ? ['megabyte', 1e6] : count >= 1e3 ? ['kilobyte', 1e3] : ['byte', 1];
  return new Intl.NumberFormat(undefined, { style: 'unit', unit, maximumFractionDigits: size > 1e3 ? 1 : 0 }).format(count / size);
}

/** What the picture of a session cost. */
export function pictureCost({ pictures, bytes: sent, ratio }: { pictures: number; bytes: number; ratio: number }): string {
  const number = (value: number) => new Intl.NumberFormat(undefined, { maximumFractionDigits: value < 10 ? 1 : 0 }).format(value);
  return fill(texts.pictureCost, { pictures: number(pictures), sent: bytes(sent), ratio: number(ratio) });
}
