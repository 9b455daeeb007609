import { describe, expect, it } from 'vitest';
import { textParts } from '../../src/input/textParts.ts';

const bytes = (text: string) => new TextEncoder().encode(text).length;

describe('textParts', () => {
  it('keeps a short text whole and an empty one empty', () => {
    expect(textParts('Grüße 😀')).toEqual(['Grüße 😀']);
    expect(textParts('')).toEqual([]);
  });

  it('never cuts inside a character and loses nothing', () => {
    const text = 'aé€😀'.repeat(500);
    const parts = textParts(text);
    expect(parts.join('')).toBe(text);
    for (const part of parts) {
      expect(bytes(part)).toBeLessThanOrEqual(1024);
      expect(part.isWellFormed()).toBe(true);
    }
  });

  it('replaces half characters', () => {
    expect(textParts('a\ud800b')).toEqual(['a\ufffdb']);
  });
});
