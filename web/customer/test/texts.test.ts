import { describe, expect, it, vi } from 'vitest';
import { de } from '../src/texts/de.ts';
import { en } from '../src/texts/en.ts';
import { es } from '../src/texts/es.ts';
import { fr } from '../src/texts/fr.ts';
import { speak } from '../src/texts/index.ts';
import { saidText } from '../src/texts/said.ts';
import { doorOf } from '../src/visit/door.ts';

vi.hoisted(() => {
  const navigator = { languages: ['en-GB'], language: 'en-GB', userAgent: '', maxTouchPoints: 0 };
  Object.defineProperty(globalThis, 'navigator', { value: navigator, configurable: true });
});

describe.each(Object.entries({ de, fr, es }))('the texts in %s', (_, table) => {
  it('say everything that the English ones say, with the same marks', () => {
    const marks = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(String).sort();
    for (const [key, text] of Object.entries(en)) {
      const said = (table as Record<string, string>)[key];
      expect(said, key).toBeTruthy();
      // A language may name the technician by another word.
      for (const mark of marks(said!)) expect(marks(text), key).toContain(mark);
    }
  });
});

describe('what the desk itself says', () => {
  const line = { text: 'as the server wrote it', said: 'notSealed' };

  it.each(Object.entries({ en, de, fr, es }))('is said in %s', async (language, table) => {
    await speak(language);
    expect(saidText(line)).toBe(table['chat.said.notSealed']);
    await speak('en');
  });

  it('is shown as written when it is of the time before the word, or the word is a newer one', () => {
    for (const said of [undefined, 'somethingNewer', 'toString', '__proto__', '']) expect(saidText({ ...line, said })).toBe(line.text);
  });

  it('is, in English, what the record says', () => {
    expect(en['chat.said.notSealed']).toContain('not sealed from end to end');
  });
});

describe('doorOf', () => {
  it('takes a secret behind the # of /join and nothing else', () => {
    expect(doorOf('/join', '#i.abc')).toEqual({ kind: 'invitation', secret: 'abc' });
    expect(doorOf('/join', '#l.abc')).toEqual({ kind: 'link', secret: 'abc' });
    for (const [path, hash] of [
      ['/', '#i.abc'],
      ['/join', ''],
      ['/join', '#x.abc'],
      ['/join', '#i.'],
      ['/join', `#i.${'a'.repeat(201)}`],
    ])
      expect(doorOf(path!, hash!)).toBeUndefined();
  });
});
