import type { Capability } from '@deskside/viewer';
import { fill } from '../texts/fill.ts';
import { texts } from './consentTexts.ts';
import type { Consent, RoomState } from './sessionRoom.ts';

export type Tone = 'calm' | 'live' | 'warning';

export interface Standing {
  tone: Tone;
  title: string;
  text: string;
}

/** What may be done at this moment, in words, for the strip under the session bar. `now` counts running times down. */
export function standing(state: RoomState, now: number): Standing | undefined {
  const customer = state.view?.customer.name ?? texts.theCustomer;
  if (state.view?.state === 'ended') return undefined;
  if (state.line.line === 'reconnecting') {
    return {
      tone: 'warning',
      title: texts.lineLost,
      text: texts.lineLostText,
    };
  }
  if (state.line.line === 'refused') return { tone: 'warning', title: texts.lineRefused, text: state.line.detail };
  if (state.line.line !== 'open') return undefined;
  return controlStanding(state.consents.control, customer, now) ?? viewStanding(state.consents.view, customer, now);
}

function controlStanding(control: Consent | undefined, customer: string, now: number): Standing | undefined {
  switch (control?.state) {
    case 'asking':
      return {
        tone: 'calm',
        title: fill(texts.controlAsking, { customer }),
        text: sentences(texts.windowAsks, left(control, now), texts.onlySee),
      };
    case 'granted':
      return {
        tone: 'live',
        title: texts.controlGranted,
        text: fill(texts.controlGrantedText, { customer }),
      };
    case 'suspendedByCustomer':
      return {
        tone: 'warning',
        title: fill(texts.controlPaused, { customer }),
        text: sentences(texts.controlPausedText, pause(control, now)),
      };
    case 'denied':
      return {
        tone: 'calm',
        title: texts.controlDenied,
        text: fill(texts.controlDeniedText, { customer }),
      };
    case 'timedOut':
      return { tone: 'calm', title: texts.noAnswer, text: fill(texts.controlTimedOutText, { customer }) };
    case 'withdrawn':
      return {
        tone: 'calm',
        title: texts.controlWithdrawn,
        text: fill(texts.controlWithdrawnText, { customer }),
      };
    case 'unavailable':
      return { tone: 'calm', title: texts.controlUnavailable, text: texts.controlUnavailableText };
    default:
      return undefined;
  }
}

function viewStanding(view: Consent | undefined, customer: string, now: number): Standing | undefined {
  switch (view?.state) {
    case 'asking':
      return { tone: 'calm', title: fill(texts.viewAsking, { customer }), text: sentences(texts.windowAsks, left(view, now)) };
    case 'granted':
      return { tone: 'live', title: texts.viewGranted, text: texts.viewGrantedText };
    case 'denied':
      return { tone: 'calm', title: texts.viewDenied, text: fill(texts.viewDeniedText, { customer }) };
    case 'timedOut':
      return { tone: 'calm', title: texts.noAnswer, text: fill(texts.viewTimedOutText, { customer }) };
    case 'withdrawn':
      return { tone: 'calm', title: texts.viewWithdrawn, text: fill(texts.viewWithdrawnText, { customer }) };
    case 'unavailable':
      return { tone: 'warning', title: texts.viewUnavailable, text: texts.viewUnavailableText };
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
  return consent.remainingMs > 0 ? fill(texts.secondsLeft, { seconds: secondsLeft(consent, now) }) : '';
}

function pause(consent: Consent, now: number): string {
  return consent.remainingMs > 0 ? fill(texts.goesOnAfter, { seconds: secondsLeft(consent, now) }) : texts.goesOnWhenAllowed;
}

function sentences(...all: string[]): string {
  return all.filter(Boolean).join(' ');
}
