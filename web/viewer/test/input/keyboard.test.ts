import { describe, expect, it } from 'vitest';
import { Keyboard, type KeyPress } from '../../src/input/keyboard.ts';
import type { InputDraft } from '../../src/protocol/messages/inputEvent.ts';

function setUp(isMac: 'mac' | 'other' = 'other') {
  const sent: InputDraft[] = [];
  let left = 0;
  const keyboard = new Keyboard(
    (...events) => sent.push(...events),
    () => left++,
    isMac,
  );
  return { sent, keyboard, left: () => left, said: () => sent.map(short) };
}

function short(event: InputDraft): string {
  if (event.type === 'key') return `${event.isDown ? '+' : '-'}${event.keysym.toString(16)}`;
  return event.type === 'typedText' ? `"${event.text}"` : event.type;
}

let time = 0;
const press = (key: string, code: string, part: Partial<KeyPress> = {}): KeyPress => {
  time += 100;
  return { key, code, location: 0, isComposing: false, keyCode: 0, timeStamp: time, ...part };
};

describe('Keyboard', () => {
  it('sends place and meaning, and lets go what went down although its meaning has changed', () => {
    const { keyboard, sent } = setUp();
    keyboard.pressed(press('A', 'KeyA'));
    keyboard.released(press('a', 'KeyA'));
    expect(sent).toEqual([
      { type: 'key', isDown: true, physical: 4, keysym: 0x41 },
      { type: 'key', isDown: false, physical: 4, keysym: 0x41 },
    ]);
  });

  it('leaves dead keys and input methods to the browser and sends what they compose', () => {
    const { keyboard, said } = setUp();
    expect(keyboard.pressed(press('Dead', 'Equal'))).toBe('browser');
    expect(keyboard.pressed(press('e', 'KeyE', { isComposing: true }))).toBe('browser');
    expect(keyboard.pressed(press('Process', 'KeyN', { keyCode: 229 }))).toBe('browser');
    keyboard.composed('é日本');
    expect(said()).toEqual(['"é日本"']);
  });

  it('makes no Ctrl+Alt of an AltGr', () => {
    const { keyboard, said } = setUp();
    keyboard.pressed(press('Control', 'ControlLeft', { location: 1, timeStamp: 5000 }));
    keyboard.pressed(press('AltGraph', 'AltRight', { location: 2, timeStamp: 5001 }));
    keyboard.pressed(press('@', 'KeyQ'));
    keyboard.released(press('@', 'KeyQ'));
    keyboard.released(press('AltGraph', 'AltRight', { location: 2 }));
    keyboard.released(press('Control', 'ControlLeft', { location: 1 }));
    expect(said()).toEqual(['+ffe3', '-ffe3', '+40', '-40']);
  });

  it('keeps a real Ctrl that is held while AltGr comes later', () => {
    const { keyboard, said } = setUp();
    keyboard.pressed(press('Control', 'ControlLeft', { location: 1, timeStamp: 5000 }));
    keyboard.pressed(press('AltGraph', 'AltRight', { location: 2, timeStamp: 6000 }));
    expect(said()).toEqual(['+ffe3']);
  });

  it('does not switch the locks over there', () => {
    const { keyboard, said } = setUp();
    keyboard.pressed(press('CapsLock', 'CapsLock'));
    keyboard.released(press('CapsLock', 'CapsLock'));
    expect(said()).toEqual([]);
  });

  it('releases everything once when the focus goes', () => {
    const { keyboard, said } = setUp();
    keyboard.pressed(press('Control', 'ControlLeft', { location: 1 }));
    keyboard.releaseAll();
    keyboard.releaseAll();
    keyboard.released(press('Control', 'ControlLeft', { location: 1 }));
    expect(said()).toEqual(['+ffe3', 'releaseAll']);
  });

  it('on a Mac lets go of the letters when Command goes up', () => {
    const { keyboard, said } = setUp('mac');
    keyboard.pressed(press('Meta', 'MetaLeft', { location: 1 }));
    keyboard.pressed(press('c', 'KeyC'));
    keyboard.released(press('Meta', 'MetaLeft', { location: 1 }));
    expect(said()).toEqual(['+ffeb', '+63', '-63', '-ffeb']);
  });

  it('is left by Ctrl+Alt+Shift alone', () => {
    const { keyboard, said, left } = setUp();
    for (const name of ['Control', 'Alt', 'Shift']) keyboard.pressed(press(name, `${name}Left`, { location: 1 }));
    keyboard.released(press('Alt', 'AltLeft', { location: 1 }));
    expect(left()).toBe(1);
    expect(said().at(-1)).toBe('releaseAll');
  });

  it('is not left when another key belongs to it', () => {
    const { keyboard, left } = setUp();
    for (const name of ['Control', 'Alt', 'Shift']) keyboard.pressed(press(name, `${name}Left`, { location: 1 }));
    keyboard.pressed(press('T', 'KeyT'));
    keyboard.released(press('T', 'KeyT'));
    keyboard.released(press('Alt', 'AltLeft', { location: 1 }));
    expect(left()).toBe(0);
  });
});
