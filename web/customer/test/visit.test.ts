import { describe, expect, it, vi } from 'vitest';
import { askErrors } from '../src/pages/askRules.ts';
import { clock } from '../src/texts/amounts.ts';
import { t } from '../src/texts/index.ts';
import { platformOf, portalOf } from '../src/visit/place.ts';
import { type Shared, sharedFrom, sharedNews, sharedNow } from '../src/visit/shared.ts';
import { isWorkBelow, isWorkBelowOver } from '../src/visit/workBelow.ts';

// The pages ask the browser for its languages when they are loaded; old versions of node have no navigator.
vi.hoisted(() => {
  const navigator = { languages: ['en-GB'], language: 'en-GB', userAgent: '', maxTouchPoints: 0 };
  Object.defineProperty(globalThis, 'navigator', { value: navigator, configurable: true });
});

describe('askErrors', () => {
  const good = { name: 'Zoë', question: 'Why?', email: '' };

  it('takes a name and a question', () => {
    expect(askErrors(good)).toEqual({});
    expect(askErrors({ ...good, email: 'zoe@example.org' })).toEqual({});
  });

  it('says which field is missing', () => {
    expect(Object.keys(askErrors({ name: '  ', question: '\n', email: '' }))).toEqual(['name', 'question']);
  });

  it('counts characters as people do', () => {
    expect(askErrors({ ...good, name: '😀'.repeat(80) })).toEqual({});
    expect(askErrors({ ...good, name: '😀'.repeat(81) }).name).toContain('81');
    expect(askErrors({ ...good, question: 'x'.repeat(2000) })).toEqual({});
    expect(askErrors({ ...good, question: 'x'.repeat(2001) }).question).toContain('2,001');
  });

  it.each(['nonsense', '@', 'a@b', 'a b@c.de', `${'x'.repeat(250)}@c.de`])('does not take %s for an address', (email) => {
    expect(askErrors({ ...good, email }).email).toBeTruthy();
  });
});

describe('t', () => {
  it('isolates names that run from right to left, and only those', () => {
    expect(t('chat.with', { technician: 'Anna' })).toBe('Anna is helping you');
    expect(t('chat.with', { technician: 'שרה' })).toBe('\u2068שרה\u2069 is helping you');
  });

  it('does not fill marks that a value brings along', () => {
    expect(t('say.message', { name: '{text}', text: 'secret' })).toBe('{text} writes: secret');
  });
});

describe('clock', () => {
  it.each([
    [0, '0:00'],
    [59_999, '0:59'],
    [61_000, '1:01'],
    [3_723_000, '1:02:03'],
    [-5, '0:00'],
  ])('%d ms is %s', (ms, text) => expect(clock(ms)).toBe(text));
});

describe('platformOf', () => {
  it.each([
    ['Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36', 0, 'linux'],
    ['Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 Mobile', 5, 'phone'],
    ['Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X)', 5, 'phone'],
    ['Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)', 5, 'phone'],
    ['Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)', 0, 'macos'],
    ['Mozilla/5.0 (Windows NT 10.0; Win64; x64)', 10, 'windows'],
    ['something else', 0, 'other'],
  ])('%s', (agent, touchPoints, platform) => expect(platformOf(agent, touchPoints)).toBe(platform));
});

describe('portalOf', () => {
  it.each([
    ['/', 'default'],
    ['/p/acme', 'acme'],
    ['/p/ac%20me/', 'ac me'],
    ['/p/%', '%'],
  ])('%s', (path, name) => expect(portalOf(path)).toBe(name));
});

describe('shared', () => {
  const at = '2026-11-21T14:00:00.000Z';
  const present = (...consents: ['view' | 'control', Shared['consents']['view']][]) =>
    sharedFrom(
      { present: true, platform: 'linux-x64' },
      consents.map(([capability, state]) => ({ capability, state: state!, at })),
    );

  it('says the strongest thing that is true', () => {
    expect(sharedNow(present())).toBe('nothing');
    expect(sharedNow(present(['view', 'asking']))).toBe('asking');
    expect(sharedNow(present(['view', 'granted']))).toBe('view');
    expect(sharedNow(present(['view', 'granted'], ['control', 'granted']))).toBe('control');
    expect(sharedNow(present(['view', 'granted'], ['control', 'suspendedByCustomer']))).toBe('paused');
    expect(sharedNow(present(['view', 'withdrawn'], ['control', 'granted']))).toBe('nothing');
  });

  it('follows the news and forgets every right when the PC goes', () => {
    const granted = sharedNews(present(), { kind: 'session.consent', capability: 'view', state: 'granted' });
    expect(sharedNow(granted)).toBe('view');
    const gone = sharedNews(granted, { kind: 'session.sharer', present: false });
    expect(gone).toMatchObject({ present: false, gone: true, consents: {} });
    expect(sharedNow(sharedNews(gone, { kind: 'session.sharer', present: true }))).toBe('nothing');
  });
});

describe('isWorkBelow', () => {
  it('is from the call of the PC on, and not when one is only expected', () => {
    expect(['device.hello', 'device.access', 'device.serial', 'device.boot'].every(isWorkBelow)).toBe(true);
    expect(['device.expected', 'device.forgotten', 'device.offline', 'case.step', 'session.held', ''].some(isWorkBelow)).toBe(false);
    // The last words of work that is over: a page that hears no more than them has nothing to warn of.
    expect(['device.cut', 'device.notPutBack', 'device.closed', 'device.told'].some(isWorkBelow)).toBe(false);
  });

  it('is over when the PC is closed or forgotten, not when its line drops', () => {
    expect(['device.closed', 'device.forgotten'].every(isWorkBelowOver)).toBe(true);
    expect(['device.offline', 'device.cut', 'device.told', 'session.held'].some(isWorkBelowOver)).toBe(false);
  });
});
