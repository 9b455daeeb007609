import type { BootStepName, BootStepState, BootView } from './types.ts';

export const bootStepNames: Record<BootStepName, string> = {
  consent: 'Consent of the customer',
  redirectionOn: 'Serial line and drives switched on',
  mediaOpen: 'Image laid into the PC’s drive',
  serialOpen: 'Serial line open',
  bootOptions: 'Start options set for one start',
  bootOrder: 'Own boot order put aside',
  bootRole: 'Options armed',
  power: 'PC switched on or reset',
  reading: 'PC reads the image',
  restored: 'Start options put back',
};

export const bootStateNames: Record<BootStepState, string> = {
  waiting: 'to come',
  running: 'under way',
  done: 'done',
  failed: 'failed',
  skipped: 'not needed',
};

/** Whether a start can be begun: none is under way, and the last was put back or failed. */
export function canBoot(boot: BootView | null | undefined): boolean {
  return !boot || boot.state === 'failed' || boot.state === 'restored';
}

/** The sentence above the steps. */
export function bootStanding(boot: BootView): { tone: 'calm' | 'good' | 'warning'; text: string } {
  const running = boot.steps.find(({ state }) => state === 'running');
  const failed = boot.steps.find(({ state }) => state === 'failed');
  if (boot.state === 'failed' || failed)
    return { tone: 'warning', text: failed ? `${bootStepNames[failed.step]}: ${failed.text || 'failed'}` : 'The start failed.' };
  if (boot.state === 'restored') return { tone: 'calm', text: 'The PC’s own start is put back; the image is out of the drive.' };
  if (boot.state === 'started') return { tone: 'good', text: 'The PC reads the image. Its text appears in the terminal.' };
  return { tone: 'calm', text: running ? `${bootStepNames[running.step]}…` : 'The start is being prepared…' };
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
