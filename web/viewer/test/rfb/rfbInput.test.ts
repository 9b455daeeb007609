import { describe, expect, it } from 'vitest';
import { chords } from '../../src/input/chords.ts';
import { Keyboard } from '../../src/input/keyboard.ts';
import { keysyms, usages } from '../../src/input/keyNames.ts';
import { Touch } from '../../src/input/touch.ts';
import { RfbInput } from '../../src/rfb/rfbInput.ts';
import { toHex } from '../vectorFile.ts';

function setUp() {
  const sent: string[] = [];
  return { sent, input: new RfbInput((bytes) => sent.push(toHex(bytes))) };
}
const place = { surface: 0, x: 0x102, y: 3 };

describe('RfbInput', () => {
  it('carries all buttons with each move', () => {
    const { sent, input } = setUp();
    input.take({ type: 'pointerButton', ...place, button: 1, isDown: true });
    input.take({ type: 'pointerMove', surface: 0, x: 5, y: 6 });
    input.take({ type: 'pointerButton', ...place, button: 3, isDown: true });
    input.take({ type: 'pointerButton', ...place, button: 1, isDown: false });
    input.take({ type: 'pointerButton', ...place, button: 9, isDown: true });
    expect(sent).toEqual(['050101020003', '050100050006', '050501020003', '050401020003']);
  });

  it('sends keys by their keysym and text as keys that write it', () => {
    const { sent, input } = setUp();
    input.take({ type: 'key', isDown: true, physical: 4, keysym: 0xff0d });
    input.take({ type: 'key', isDown: false, physical: 4, keysym: 0xff0d });
    input.take({ type: 'key', isDown: true, physical: 4, keysym: 0 });
    input.take({ type: 'typedText', text: 'é€\n' });
    expect(sent).toEqual([
      '040100000000ff0d',
      '040000000000ff0d',
      '04010000000000e9',
      '04000000000000e9',
      '04010000010020ac',
      '04000000010020ac',
      '040100000000ff0d',
      '040000000000ff0d',
    ]);
  });

  it('turns the wheel by whole notches and keeps the rest', () => {
    const { sent, input } = setUp();
    input.take({ type: 'wheel', ...place, deltaX: 0, deltaY: 80 });
    expect(sent).toEqual([]);
    input.take({ type: 'wheel', ...place, deltaX: 0, deltaY: 80 });
    expect(sent).toEqual(['051001020003', '050001020003']);
    input.take({ type: 'wheel', ...place, deltaX: 0, deltaY: -200 });
    expect(sent.slice(2)).toEqual(['050801020003', '050001020003']);
  });

  it('lets go of everything that is held', () => {
    const { sent, input } = setUp();
    input.take({ type: 'key', isDown: true, physical: 4, keysym: 0x61 });
    input.take({ type: 'pointerButton', ...place, button: 2, isDown: true });
    sent.length = 0;
    input.take({ type: 'releaseAll' });
    expect(sent).toEqual(['0400000000000061', '050001020003']);
    input.take({ type: 'releaseAll' });
    expect(sent).toHaveLength(2);
  });

  it('types capitals and the signs above the digits with Shift, as below a system there are only keys', () => {
    const { sent, input } = setUp();
    input.take({ type: 'typedText', text: 'a@' });
    expect(sent).toEqual([
      '0401000000000061',
      '0400000000000061',
      '040100000000ffe1',
      '0401000000000040',
      '0400000000000040',
      '040000000000ffe1',
    ]);
  });

  it.each(Object.entries(chords))('%s goes down key by key and comes up the other way round', (_, chord) => {
    const { sent, input } = setUp();
    for (const { keysym } of chord) input.take({ type: 'key', isDown: true, physical: 0, keysym });
    for (const { keysym } of [...chord].reverse()) input.take({ type: 'key', isDown: false, physical: 0, keysym });
    const names = chord.map(({ keysym }) => keysym.toString(16).padStart(8, '0'));
    expect(names).not.toContain('00000000');
    expect(sent).toEqual([...names.map((name) => `04010000${name}`), ...names.reverse().map((name) => `04000000${name}`)]);
  });

  it('every key of a keyboard that has a name reaches the device, down and up', () => {
    const { sent, input } = setUp();
    const keyboard = new Keyboard(
      (...drafts) => {
        for (const draft of drafts) input.take(draft);
      },
      () => undefined,
      'other',
    );
    const press = (key: string, code: string) => ({ key, code, location: 0, isComposing: false, keyCode: 0, timeStamp: 0 });
    const writing = /^(Key([A-Z])|Digit(\d))$/;
    const keys = Object.keys(usages).flatMap((code): [string, string][] => {
      const match = writing.exec(code);
      if (match) return [[(match[2] ?? match[3])!.toLowerCase(), code]];
      return code in keysyms || /^(F\d+|Arrow\w+|Page\w+|Enter|Backspace|Delete|Home|End|Insert|Tab|Escape)$/.test(code)
        ? [[code, code]]
        : [];
    });
    expect(keys.length).toBeGreaterThan(60);
    for (const [key, code] of keys) {
      sent.length = 0;
      keyboard.pressed(press(key, code));
      keyboard.released(press(key, code));
      expect([key, sent.length]).toEqual([key, 2]);
      expect(sent[0]).toMatch(/^04010000(?!00000000)/);
      expect(sent[1]).toBe(sent[0]!.replace(/^0401/, '0400'));
    }
  });

  it('a tap clicks, a drag drags', () => {
    const { sent, input } = setUp();
    const at = ({ clientX, clientY }: { clientX: number; clientY: number }) => ({ surface: 0, x: clientX, y: clientY });
    const touch = new Touch({
      move: (point) => input.take({ type: 'pointerMove', ...at(point) }),
      button: (point, button, isDown) => input.take({ type: 'pointerButton', ...at(point), button, isDown }),
      scroll: (point, deltaX, deltaY) => input.take({ type: 'wheel', ...at(point), deltaX, deltaY }),
    });
    touch.down(1, { clientX: 5, clientY: 6 });
    touch.up(1);
    expect(sent.filter((one) => !one.startsWith('0500'))).toEqual(['050100050006']);
    expect(sent.at(-1)).toBe('050000050006');
    sent.length = 0;
    touch.down(1, { clientX: 5, clientY: 6 });
    touch.move(1, { clientX: 50, clientY: 60 });
    touch.up(1);
    expect(sent).toContain('050100050006');
    expect(sent).toContain('05010032003c');
    expect(sent.at(-1)).toBe('05000032003c');
  });
});
