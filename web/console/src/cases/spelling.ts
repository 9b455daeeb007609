import { fill } from '../texts/fill.ts';
import { words } from '../texts/index.ts';

/** How a sign is said so that it cannot be misheard. Source: ITU phonetic alphabet. */
const spoken = words('spelling', {
  letters:
    'Alfa Bravo Charlie Delta Echo Foxtrot Golf Hotel India Juliett Kilo Lima Mike November Oscar Papa Quebec Romeo Sierra Tango Uniform Victor Whiskey X-ray Yankee Zulu',
  numbers: 'nought one two three four five six seven eight nine',
  capital: 'capital {letter}',
  signs: {
    '.': 'dot',
    ':': 'colon',
    '-': 'dash',
    _: 'underline',
    '/': 'slash',
    '!': 'exclamation mark',
    '@': 'at',
    '#': 'hash',
    $: 'dollar',
    '%': 'per cent',
    '&': 'and',
    '*': 'star',
    '+': 'plus',
    '=': 'equals',
    '?': 'question mark',
    ' ': 'blank',
  } as Record<string, string>,
});

export interface SpokenSign {
  sign: string;
  /** "capital Kilo", "kilo", "seven", "dot". */
  word: string;
}

export function spell(text: string): SpokenSign[] {
  return Array.from(text, (sign) => ({ sign, word: wordOf(sign) }));
}

/** Signs in fours, as the PC's screen shows a fingerprint: without colons, small letters. */
export function inFours(hex: string): string[] {
  return (
    hex
      .replace(/[^0-9a-f]/gi, '')
      .toLowerCase()
      .match(/.{1,4}/g) ?? []
  );
}

/** A text in groups that fit one breath: at most four signs, a dash by itself. */
export function breaths(text: string): string[] {
  return text.match(/-|[^-]{1,4}/g) ?? [];
}

function wordOf(sign: string): string {
  if (/^[0-9]$/.test(sign)) return spoken.numbers.split(' ')[Number(sign)] ?? sign;
  if (!/^[a-z]$/i.test(sign)) return spoken.signs[sign] ?? sign;
  const letter = spoken.letters.split(' ')[sign.toLowerCase().charCodeAt(0) - 97] ?? sign;
  return sign === sign.toLowerCase() ? letter.toLowerCase() : fill(spoken.capital, { letter });
}
