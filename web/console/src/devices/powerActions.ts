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
  return [
    view.serial === 'open' ? 'the serial line' : '',
    view.media === 'open' ? 'the image in its drive' : '',
    view.screen === 'open' ? 'the screen' : '',
  ].filter(Boolean);
}

/** The actions that fit the power state, each with what it does to an open session. Source: docs/out-of-band/ws-man.md. */
export function powerChoices(view: DeviceView, power: PowerState): PowerChoice[] {
  const open = openThings(view);
  const things = listed(open);
  const isOpen = open.length > 0;
  const isOn = power === 'on' || power === 'unknown';
  const choices: PowerChoice[] = [];
  if (power !== 'on')
    choices.push({
      action: 'on',
      label: 'Switch on',
      about: 'As a press on its power button.',
      toOpen: isOpen ? `Does not touch what is open: ${things}.` : '',
      closesFirst: false,
    });
  if (!isOn) return choices;
  choices.push(
    {
      action: 'reset',
      label: 'Reset',
      about: 'The PC starts anew at once. What is not saved there is lost.',
      toOpen: isOpen ? `Does not touch what is open: ${things}.` : '',
      closesFirst: false,
    },
    {
      action: 'cycle',
      label: 'Off and on again',
      about: 'Power goes away for some seconds. What is not saved there is lost.',
      toOpen: isOpen ? `The firmware refuses it while something is open, so this closes first: ${things}.` : '',
      closesFirst: isOpen,
    },
    {
      action: 'off',
      label: 'Switch off',
      about: 'At once, as a long press on its power button. What is not saved there is lost.',
      toOpen: isOpen ? `The firmware refuses it while something is open, so this closes first: ${things}.` : '',
      closesFirst: isOpen,
    },
  );
  return choices;
}

function listed(things: string[]): string {
  return things.length < 2 ? (things[0] ?? '') : `${things.slice(0, -1).join(', ')} and ${things.at(-1)}`;
}
