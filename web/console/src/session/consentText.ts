import type { Capability } from '@deskside/viewer';
import type { Consent, RoomState } from './sessionRoom.ts';

export type Tone = 'calm' | 'live' | 'warning';

export interface Standing {
  tone: Tone;
  title: string;
  text: string;
}

/** What may be done at this moment, in words, for the strip under the session bar. `now` counts running times down. */
export function standing(state: RoomState, now: number): Standing | undefined {
  const customer = state.view?.customer.name ?? 'The customer';
  if (state.view?.state === 'ended') return undefined;
  if (state.line.line === 'reconnecting') {
    return {
      tone: 'warning',
      title: 'Connection to the PC lost',
      text: 'It comes back by itself; the picture stands still until then. Nothing you type is sent.',
    };
  }
  if (state.line.line === 'refused') return { tone: 'warning', title: 'The connection was refused', text: state.line.detail };
  if (state.line.line !== 'open') return undefined;
  return controlStanding(state.consents.control, customer, now) ?? viewStanding(state.consents.view, customer, now);
}

function controlStanding(control: Consent | undefined, customer: string, now: number): Standing | undefined {
  switch (control?.state) {
    case 'asking':
      return {
        tone: 'calm',
        title: `Asking ${customer} for control…`,
        text: `A window on the PC asks.${left(control, now)} Until then you only see.`,
      };
    case 'granted':
      return {
        tone: 'live',
        title: 'You have control',
        text: `${customer} sees everything you do and can take control back at any moment.`,
      };
    case 'suspendedByCustomer':
      return { tone: 'warning', title: `${customer} is using the mouse`, text: `Your input is held back.${pause(control, now)}` };
    case 'denied':
      return {
        tone: 'calm',
        title: 'Control was denied',
        text: `${customer} said no. You can keep watching and guide in the chat, or ask again later.`,
      };
    case 'timedOut':
      return { tone: 'calm', title: 'No answer', text: `${customer} did not answer the question for control. You can ask again.` };
    case 'withdrawn':
      return {
        tone: 'calm',
        title: 'Control was taken back',
        text: `${customer} has the mouse and keyboard alone. You still see the screen.`,
      };
    case 'unavailable':
      return { tone: 'calm', title: 'No control possible', text: 'The customer’s PC cannot take input from here. Viewing works.' };
    default:
      return undefined;
  }
}

function viewStanding(view: Consent | undefined, customer: string, now: number): Standing | undefined {
  switch (view?.state) {
    case 'asking':
      return { tone: 'calm', title: `Asking ${customer} to show the screen…`, text: `A window on the PC asks.${left(view, now)}` };
    case 'granted':
      return { tone: 'live', title: 'You see the screen', text: 'View only. Ask for control when you need the mouse.' };
    case 'denied':
      return { tone: 'calm', title: 'Viewing was denied', text: `${customer} said no. The chat goes on; you can ask again later.` };
    case 'timedOut':
      return { tone: 'calm', title: 'No answer', text: `${customer} did not answer on the PC. You can ask again.` };
    case 'withdrawn':
      return { tone: 'calm', title: 'Viewing was stopped', text: `${customer} no longer shows the screen. You can ask again.` };
    case 'unavailable':
      return { tone: 'warning', title: 'No screen to show', text: 'The PC has no display that can be shown at the moment.' };
    default:
      return undefined;
  }
}

/** The customer's screen is on this page, be it that it stands still because the line is away for a moment. */
export function shows(state: RoomState): boolean {
  return state.consents.view?.state === 'granted' && ['open', 'reconnecting', 'securing'].includes(state.line.line);
}

/** May be asked for now. */
export function askable(state: RoomState, capability: Capability & ('view' | 'control')): boolean {
  if (state.line.line !== 'open') return false;
  const { view, control } = state.consents;
  const standing = (capability === 'view' ? view : control)?.state ?? 'none';
  if (standing === 'asking' || standing === 'granted' || standing === 'suspendedByCustomer' || standing === 'unavailable') return false;
  return capability === 'view' || view?.state === 'granted';
}

function secondsLeft(consent: Consent, now: number): number {
  return Math.max(0, Math.ceil((consent.learnedAt + consent.remainingMs - now) / 1000));
}

function left(consent: Consent, now: number): string {
  return consent.remainingMs > 0 ? ` ${secondsLeft(consent, now)} s left to answer.` : '';
}

function pause(consent: Consent, now: number): string {
  return consent.remainingMs > 0
    ? ` It goes on ${secondsLeft(consent, now)} s after the last movement.`
    : ' It goes on when they allow it again.';
}
