import { language } from './index.ts';

/** `0:07`, `12:30`, `1:02:09`. Never negative. */
export function clock(durationMs: number): string {
  const seconds = Math.max(0, Math.floor(durationMs / 1000));
  const two = (n: number) => String(n).padStart(2, '0');
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}

/** `12.3 MB`. */
export function size(bytes: number): string {
  const format = (n: number, unit: string) =>
    new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits: 1 }).format(n);
  return bytes < 1e6 ? format(bytes / 1e3, 'kilobyte') : format(bytes / 1e6, 'megabyte');
}

/** Characters as people count them: an emoji is one. */
export function length(text: string): number {
  return Array.from(text).length;
}

export function timeOfDay(at: number): string {
  return new Intl.DateTimeFormat(navigator.language, { hour: '2-digit', minute: '2-digit' }).format(at);
}

/** A point in time as the customer's clock and language say it. */
export function whenSaid(at: string): string {
  return new Date(at).toLocaleString(language, { dateStyle: 'medium', timeStyle: 'short' });
}
