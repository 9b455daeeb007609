import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checklist, openAt, tookMs } from '../../src/cases/checklist.ts';
import { breaths, inFours, spell } from '../../src/cases/spelling.ts';
import { spokenGuide } from '../../src/cases/spokenGuide.ts';
import type { CaseStep, CaseView } from '../../src/cases/types.ts';

const screen = readFileSync(
  new URL('../../../../src/Deskside.DeviceEmulator/Configuration/ConfigurationScreen.cs', import.meta.url),
  'utf8',
);
const guide = spokenGuide();
const lines = guide.flatMap((step) => step.lines);

function caseWith(...steps: CaseStep[]): CaseView {
  return { request: 'r', customer: { name: 'A' }, question: '', wayIn: 'phone', askedAt: '', state: 'accepted', steps, timeline: [] };
}

describe('the spoken guide', () => {
  it('has the seed’s seven steps in their order', () => {
    expect(guide.map(({ step }) => step)).toEqual(['called', 'configured', 'hello', 'access', 'redirected', 'repaired', 'closed']);
  });

  it('quotes the PC’s configuration screen word for word', () => {
    const quoted = lines.flatMap(({ say }) => Array.from(say.matchAll(/“([^”]+)”/g), ([, words]) => words!));
    expect(quoted.length).toBeGreaterThan(12);
    for (const words of quoted) expect(screen, words).toContain(words);
  });

  it('names only lines that the screen has, for what they are', () => {
    const menu = Object.fromEntries(Array.from(screen.matchAll(/" {2}(\d) {2}([A-Z][^"{]*)/g), ([, number, label]) => [number, label!]));
    const means: Record<string, RegExp> = {
      '1': /Address/,
      '2': /Port/,
      '3': /Fingerprint/,
      '4': /Name and secret/,
      '5': /password/,
      '7': /Remote connection/,
      '8': /Read out the number/,
      '9': /How does it stand/,
    };
    const named = lines.flatMap(({ say }) => Array.from(say.matchAll(/[Tt]ype (\d)\b/g), ([, number]) => number!));
    expect(new Set(named)).toEqual(new Set(Object.keys(means)));
    for (const number of named) expect(menu[number]).toMatch(means[number]!);
  });

  it('gives everything that is to be typed', () => {
    expect(lines.flatMap(({ value }) => value ?? [])).toEqual(['address', 'port', 'name', 'secret', 'fingerprint']);
  });
});

describe('the checklist', () => {
  const at = (minute: number) => `2026-11-21T12:${String(minute).padStart(2, '0')}:00.000Z`;

  it('makes the first step that is not done the due one', () => {
    const items = checklist(caseWith({ step: 'called', at: at(0) }, { step: 'hello', at: at(6) }));
    expect(items.map(({ state }) => state)).toEqual(['done', 'now', 'done', 'later', 'later', 'later', 'later']);
    expect(openAt(items)).toBe('configured');
  });

  it('has nothing due after the end', () => {
    const items = checklist(caseWith({ step: 'called', at: at(0) }, { step: 'closed', at: at(9) }));
    expect(items.filter(({ state }) => state === 'now')).toEqual([]);
    expect(openAt(items)).toBe('closed');
  });

  it('says how long a step took after the one before it that was done', () => {
    const items = checklist(caseWith({ step: 'called', at: at(0) }, { step: 'hello', at: at(6) }));
    expect(tookMs(items, 3)).toBe(360_000);
    expect([tookMs(items, 1), tookMs(items, 2)]).toEqual([undefined, undefined]);
  });
});

describe('spelling', () => {
  it('groups what is read out at its dashes, then by four', () => {
    expect(breaths('desk-pepc422')).toEqual(['desk', '-', 'pepc', '422']);
    expect(breaths('xark-9dhs-9uxm')).toEqual(['xark', '-', '9dhs', '-', '9uxm']);
    expect(breaths('')).toEqual([]);
  });

  it('has a word for each sign', () => {
    expect(spell('aK7.').map(({ word }) => word)).toEqual(['alfa', 'capital Kilo', 'seven', 'dot']);
    expect(spell('x-X').map(({ word }) => word)).toEqual(['x-ray', 'dash', 'capital X-ray']);
  });

  it('shows a fingerprint as the PC does', () => {
    expect(inFours('AB:CD:01:23:4F')).toEqual(['abcd', '0123', '4f']);
    expect(inFours('')).toEqual([]);
  });
});
