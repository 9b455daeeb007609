import { describe, expect, it } from 'vitest';
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
});
