import { expect, it } from 'vitest';
import { timelineShown } from '../../src/cases/timelineShown.ts';
import type { CaseEntry } from '../../src/cases/types.ts';

let number = 0;
const boot = (step: string, state: string, text?: string): CaseEntry => ({
  number: ++number,
  at: '2026-11-21T12:00:00.000Z',
  kind: 'device.boot',
  text: `${step} ${state}`,
  details: { step, state, text },
});

it('shows how each step of a start ended, and of the one under way that it runs', () => {
  const first = [
    boot('consent', 'running', 'Start from Repair image.'),
    boot('consent', 'running'),
    boot('consent', 'done'),
    boot('power', 'running'),
  ];
  const texts = (entries: CaseEntry[]) => timelineShown(entries).map(({ text }) => text);
  expect(texts(first)).toEqual(['power running', 'consent done', 'consent running']);
  const whole = [...first, boot('power', 'failed'), boot('consent', 'running'), boot('consent', 'done'), boot('power', 'running')];
  // The second start's power is under way although the first one's failed.
  expect(texts(whole)).toEqual(['power running', 'consent done', 'power failed', 'consent done', 'consent running']);
});

it('leaves all else as it is, the newest first', () => {
  const other = (kind: string): CaseEntry => ({ number: ++number, at: '', kind, text: kind, details: {} });
  expect(timelineShown([other('a'), other('device.power')]).map(({ text }) => text)).toEqual(['device.power', 'a']);
});
