import { stepNames, texts } from './bootTexts.ts';
import type { BootView } from './types.ts';

/** Whether a start can be begun: none is under way, and the last was put back or failed. */
export function canBoot(boot: BootView | null | undefined): boolean {
  return !boot || boot.state === 'failed' || boot.state === 'restored';
}

/** The sentence above the steps. */
export function bootStanding(boot: BootView): { tone: 'calm' | 'good' | 'warning'; text: string } {
  const running = boot.steps.find(({ state }) => state === 'running');
  const failed = boot.steps.find(({ state }) => state === 'failed');
  if (boot.state === 'failed' || failed)
    return { tone: 'warning', text: failed ? `${stepNames[failed.step]}: ${failed.text || texts.failed}` : texts.startFailed };
  if (boot.state === 'restored') return { tone: 'calm', text: texts.restored };
  if (boot.state === 'started') return { tone: 'good', text: texts.reading };
  return { tone: 'calm', text: running ? `${stepNames[running.step]}…` : texts.prepared };
}

/** Bytes as people read them: "10.9 MB". Thousands, as files are measured. */
export function bytesText(bytes: number): string {
  if (bytes < 1000) return `${Math.round(bytes)} B`;
  const units = ['kB', 'MB', 'GB'];
  let value = bytes / 1000;
  let unit = 0;
  while (value >= 999.95 && unit < units.length - 1) {
    value /= 1000;
    unit++;
  }
  return `${value.toFixed(value < 100 ? 1 : 0)} ${units[unit]}`;
}
