import { describe, expect, it } from 'vitest';
import { english, wordsOf } from '../src/words.ts';
import words from '../words.json' with { type: 'json' };

describe('the words of the ask box', () => {
  it.each(Object.entries(words))('are complete in %s, with the same marks', (_, table) => {
    expect(Object.keys(table)).toEqual(Object.keys(english));
    for (const [key, text] of Object.entries(english)) {
      expect((table as Record<string, string>)[key]!.includes('#'), key).toBe(text.includes('#'));
    }
  });

  it('are there in German, French and Spanish', () => {
    expect(Object.keys(words)).toEqual(['de', 'fr', 'es']);
  });

  it('fill values in as they are', () => {
    expect(wordsOf(words.de)('helps', '$& <b>')).toBe('$& <b> hilft Ihnen');
    expect(wordsOf(undefined)('send')).toBe('Send');
  });
});
