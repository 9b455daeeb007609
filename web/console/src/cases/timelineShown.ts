import type { CaseEntry } from './types.ts';

/** The newest first; of the steps of a start only how each ended, once it has. The line that names the image stays. */
export function timelineShown(entries: readonly CaseEntry[]): CaseEntry[] {
  const over = new Set<unknown>();
  return [...entries].reverse().filter(({ kind, details }) => {
    if (kind !== 'device.boot') return true;
    const { step, state, text } = details as { step?: string; state?: string; text?: string };
    if (state === 'running') return !over.has(step) || (step === 'consent' && Boolean(text));
    // The first step of a start: what is before it belongs to another one.
    if (step === 'consent') over.clear();
    over.add(step);
    return true;
  });
}
