import type { ConsentState } from '@deskside/viewer';
import { describe, expect, it } from 'vitest';
import { askable, shows, standing } from '../src/session/consentText.ts';
import type { Consent, RoomState } from '../src/session/sessionRoom.ts';

const now = 1_000_000;
const consent = (capability: 'view' | 'control', state: ConsentState, remainingMs = 0): Consent => ({
  capability,
  state,
  remainingMs,
  inAdvance: false,
  learnedAt: now - 4_000,
});
const room = (view: ConsentState, control: ConsentState, remainingMs = 0): RoomState =>
  ({
    view: { customer: { name: 'Zoë' }, state: 'viewing' },
    line: { line: 'open', detail: '' },
    consents: { view: consent('view', view, remainingMs), control: consent('control', control, remainingMs) },
  }) as unknown as RoomState;

describe('standing', () => {
  it.each<[ConsentState, ConsentState, RegExp, string]>([
    ['asking', 'none', /Asking Zoë to show/, 'calm'],
    ['granted', 'none', /You see the screen/, 'live'],
    ['denied', 'none', /Viewing was denied/, 'calm'],
    ['timedOut', 'none', /No answer/, 'calm'],
    ['withdrawn', 'none', /stopped/, 'calm'],
    ['granted', 'asking', /Asking Zoë for control/, 'calm'],
    ['granted', 'granted', /You have control/, 'live'],
    ['granted', 'denied', /Control was denied/, 'calm'],
    ['granted', 'withdrawn', /taken back/, 'calm'],
    ['granted', 'suspendedByCustomer', /Zoë is using the mouse/, 'warning'],
  ])('view %s, control %s', (view, control, title, tone) => {
    const news = standing(room(view, control), now);
    expect(news?.title).toMatch(title);
    expect(news?.tone).toBe(tone);
  });

  it('counts the remaining time down', () => {
    expect(standing(room('asking', 'none', 30_000), now)?.text).toContain('26 s');
    expect(standing(room('asking', 'none', 3_000), now)?.text).toContain('0 s');
  });

  it('says that the line is down above all else', () => {
    const state = { ...room('granted', 'granted'), line: { line: 'reconnecting', detail: '' } } as RoomState;
    expect(standing(state, now)?.title).toMatch(/lost/);
  });
});

describe('shows', () => {
  const on = (line: string) => ({ ...room('granted', 'none'), line: { line, detail: '' } }) as RoomState;

  it('keeps the picture while the line is away, and takes it away when the PC is gone', () => {
    expect(['open', 'reconnecting', 'securing'].map((line) => shows(on(line)))).toEqual([true, true, true]);
    expect(['waiting', 'refused', 'ended'].map((line) => shows(on(line)))).toEqual([false, false, false]);
    expect(shows(room('withdrawn', 'none'))).toBe(false);
  });
});

describe('askable', () => {
  it('lets view be asked for again after a no, but not while asking or granted', () => {
    for (const state of ['none', 'denied', 'timedOut', 'withdrawn'] as const) expect(askable(room(state, 'none'), 'view')).toBe(true);
    for (const state of ['asking', 'granted', 'unavailable'] as const) expect(askable(room(state, 'none'), 'view')).toBe(false);
  });

  it('needs the view before control', () => {
    expect(askable(room('none', 'none'), 'control')).toBe(false);
    expect(askable(room('granted', 'none'), 'control')).toBe(true);
    expect(askable(room('granted', 'suspendedByCustomer'), 'control')).toBe(false);
  });

  it('needs the line', () => {
    expect(askable({ ...room('none', 'none'), line: { line: 'waiting', detail: '' } } as RoomState, 'view')).toBe(false);
  });
});
