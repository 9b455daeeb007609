import { fill } from '../texts/fill.ts';
import { texts } from './powerTexts.ts';
import type { DeviceView, PowerAction, PowerState } from './types.ts';

export interface PowerChoice {
  action: PowerAction;
  label: string;
  /** What it does to the PC. */
  about: string;
  /** What it does to what is open now; empty when nothing is open or nothing happens to it. */
  toOpen: string;
  /** It cannot be done while something is open: the firmware refuses, so that must be closed first. */
  closesFirst: boolean;
}

/** What is open on the device, in words. */
export function openThings(view: DeviceView): string[] {
  return (['serial', 'media', 'screen'] as const).filter((line) => view[line] === 'open').map((line) => texts.open[line]);
}

/** The actions that fit the power state, each with what it does to an open session. Source: docs/out-of-band/ws-man.md. */
export function powerChoices(view: DeviceView, power: PowerState): PowerChoice[] {
  const open = openThings(view);
  const things = listed(open);
  const isOpen = open.length > 0;
  const choice = (action: PowerAction, does: 'untouched' | 'closesFirst'): PowerChoice => ({
    action,
    ...texts[action],
    toOpen: isOpen ? fill(texts[does], { things }) : '',
    closesFirst: isOpen && does === 'closesFirst',
  });
  const on = power === 'on' ? [] : [choice('on', 'untouched')];
  if (power !== 'on' && power !== 'unknown') return on;
  return [...on, choice('reset', 'untouched'), choice('cycle', 'closesFirst'), choice('off', 'closesFirst')];
}

function listed(things: string[]): string {
  return things.length < 2 ? (things[0] ?? '') : `${things.slice(0, -1).join(', ')}${texts.and}${things.at(-1)}`;
}
