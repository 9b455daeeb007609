import { describe, expect, it } from 'vitest';
import { bootStanding, bytesText, canBoot } from '../../src/devices/bootSteps.ts';
import { firmwarePasswordFault } from '../../src/devices/firmwarePassword.ts';
import { powerChoices } from '../../src/devices/powerActions.ts';
import { boot, view } from './deviceValues.ts';

describe('power actions', () => {
  it('are those that fit the state', () => {
    expect(powerChoices(view, 'off').map(({ action }) => action)).toEqual(['on']);
    expect(powerChoices(view, 'on').map(({ action }) => action)).toEqual(['reset', 'cycle', 'off']);
    expect(powerChoices(view, 'unknown').map(({ action }) => action)).toEqual(['on', 'reset', 'cycle', 'off']);
  });

  it('say what they do to what is open: a reset leaves it, switching off closes it first', () => {
    const busy = { ...view, serial: 'open', media: 'open' } as const;
    const [reset, cycle, off] = powerChoices(busy, 'on');
    expect(reset).toMatchObject({ closesFirst: false, toOpen: expect.stringContaining('the serial line and the image in its drive') });
    expect([cycle?.closesFirst, off?.closesFirst]).toEqual([true, true]);
    expect(off?.toOpen).toContain('closes first: the serial line and the image in its drive');
    expect(powerChoices(view, 'on').every(({ toOpen, closesFirst }) => toOpen === '' && !closesFirst)).toBe(true);
  });
});

describe('a start', () => {
  it('says what it is at', () => {
    expect(bootStanding(boot)).toEqual({ tone: 'calm', text: 'Image laid into the PC’s drive…' });
    expect(bootStanding({ ...boot, state: 'started' }).tone).toBe('good');
    const failed = { ...boot, state: 'failed' as const, steps: [{ step: 'power' as const, state: 'failed' as const, text: 'busy' }] };
    expect(bootStanding(failed)).toEqual({ tone: 'warning', text: 'PC switched on or reset: busy' });
  });

  it('is not begun over another', () => {
    expect([undefined, null].map((none) => canBoot(none))).toEqual([true, true]);
    expect((['running', 'started', 'failed', 'restored'] as const).map((state) => canBoot({ ...boot, state }))).toEqual([
      false,
      false,
      true,
      true,
    ]);
  });
});

it.each([
  [0, '0 B'],
  [999, '999 B'],
  [10_878_984, '10.9 MB'],
  [999_999, '1.0 MB'],
  [150_000_000, '150 MB'],
  [8_589_934_592, '8.6 GB'],
])('%i bytes are read as %s', (bytes, text) => expect(bytesText(bytes)).toBe(text));

it.each([
  ['P@ssw0rd!', undefined],
  ['short1!', 'It must have 8 to 32 signs; this one has 7.'],
  ['with blank1!A', 'Only letters, digits and signs of a plain keyboard, no blank.'],
  ['Comma,1!aa', 'The signs : , " cannot be used.'],
  ['ALLBIG123!', 'A small letter is missing.'],
  ['allsmall1!', 'A capital letter is missing.'],
  ['NoDigits!!', 'A digit is missing.'],
  ['NoSigns123', 'A sign that is neither letter nor digit is missing, such as ! or $.'],
])('the firmware’s rule on %j', (password, fault) => expect(firmwarePasswordFault(password)).toBe(fault));
