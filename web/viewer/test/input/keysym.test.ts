import { describe, expect, it } from 'vitest';
import { keysyms, usages } from '../../src/input/keyNames.ts';
import { keysymOf, writes } from '../../src/input/keysym.ts';

const key = (text: string, code = '', location = 0) => keysymOf({ key: text, code, location });

describe('keysymOf', () => {
  it.each([
    ['a', 0x61],
    ['A', 0x41],
    [' ', 0x20],
    ['~', 0x7e],
    ['é', 0xe9],
    ['ß', 0xdf],
    ['€', 0x010020ac],
    ['ő', 0x01000151],
    ['я', 0x0100044f],
    ['😀', 0x0101f600],
    ['Enter', 0xff0d],
    ['F12', 0xffc9],
    ['F24', 0xffd5],
    ['ArrowLeft', 0xff51],
    ['Delete', 0xffff],
    ['AltGraph', 0xfe03],
  ])('%s is 0x%s', (text, keysym) => expect(key(text)).toBe(keysym));

  it('tells left from right', () => {
    expect(key('Shift', 'ShiftLeft', 1)).toBe(0xffe1);
    expect(key('Shift', 'ShiftRight', 2)).toBe(0xffe2);
    expect(key('Meta', 'MetaLeft', 1)).toBe(0xffeb);
  });

  it('tells the numeric pad from the rest, with and without its lock', () => {
    expect(key('7', 'Numpad7', 3)).toBe(0xffb7);
    expect(key('Home', 'Numpad7', 3)).toBe(0xff95);
    expect(key('ArrowUp', 'Numpad8', 3)).toBe(0xff97);
    expect(key('Clear', 'Numpad5', 3)).toBe(0xff9d);
    expect(key('Enter', 'NumpadEnter', 3)).toBe(0xff8d);
    expect(key('+', 'NumpadAdd', 3)).toBe(0xffab);
    expect(key(',', 'NumpadDecimal', 3)).toBe(0xffac);
  });

  it('has nothing for dead, unknown and own keys', () => {
    for (const text of ['Dead', 'Unidentified', 'Process', 'LaunchMail', '', 'constructor']) expect(key(text)).toBe(0);
  });

  it('knows which keysyms write a character', () => {
    expect(writes(0x61)).toBe(true);
    expect(writes(0x010020ac)).toBe(true);
    expect(writes(0xff0d)).toBe(false);
  });
});

describe('key tables', () => {
  it('give every place its own usage', () => {
    const all = Object.values(usages);
    expect(new Set(all).size).toBe(all.length);
    expect(usages.KeyA).toBe(0x04);
    expect(usages.Digit0).toBe(0x27);
    expect(usages.F13).toBe(0x68);
    expect(usages.Numpad0).toBe(0x62);
    expect(usages.MetaRight).toBe(0xe7);
  });

  it('number the function keys without a gap', () => {
    expect(keysyms.F1).toBe(0xffbe);
    expect(keysyms.KP_9).toBe(0xffb9);
  });
});
