import { describe, expect, it } from 'vitest';
import { offeredText } from '../../src/rfb/cutText.ts';
import { seeded } from '../vectorFile.ts';
import { FakeGlass } from './fakeSink.ts';
import { greeting } from './rfbBytes.ts';

describe('offeredText', () => {
  it('random bytes are text without control signs, or nothing', () => {
    const random = seeded(5);
    let seen = 0;
    for (let round = 0; round < 2_000; round++) {
      const text = offeredText(Uint8Array.from({ length: random(80) }, () => random(256)));
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be there
      expect(text).not.toMatch(/[\x00-\x08\x0b-\x1f]/);
      seen += text.length;
    }
    expect(seen).toBeGreaterThan(10_000);
  });

  it('every cut of a message with a command in it is only "not yet", and a changed one never throws', () => {
    const random = seeded(9);
    const command = new TextEncoder().encode('\0KvmExtCmd\0\x03\x01');
    const message = Uint8Array.from([3, 0, 0, 0, 0, 0, 0, command.length, ...command, 3, 0, 0, 0, 0, 0, 0, 2, 0x68, 0x69]);
    for (let cut = 0; cut < message.length; cut++) {
      const glass = new FakeGlass().push(greeting(64, 64), message.subarray(0, cut));
      expect([glass.faults, glass.offers]).toEqual([[], []]);
      glass.push(message.subarray(cut));
      expect(glass.offers).toEqual(['hi']);
    }
    for (let round = 0; round < 3_000; round++) {
      const changed = message.slice();
      changed[random(changed.length)] = random(256);
      expect(new FakeGlass().push(greeting(64, 64), changed).faults.length).toBeLessThanOrEqual(1);
    }
  });
});
