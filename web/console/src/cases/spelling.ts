/** How a sign is said so that it cannot be misheard. Source: ITU phonetic alphabet. */
const letters: Record<string, string> = Object.fromEntries(
  'Alfa Bravo Charlie Delta Echo Foxtrot Golf Hotel India Juliett Kilo Lima Mike November Oscar Papa Quebec Romeo Sierra Tango Uniform Victor Whiskey X-ray Yankee Zulu'
    .split(' ')
    .map((word) => [word[0]!.toLowerCase(), word]),
);
const numbers = ['nought', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];
const others: Record<string, string> = {
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
};

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

function wordOf(sign: string): string {
  if (/^[0-9]$/.test(sign)) return numbers[Number(sign)]!;
  const letter = letters[sign.toLowerCase()];
  if (letter) return sign === sign.toLowerCase() ? letter.toLowerCase() : `capital ${letter}`;
  return others[sign] ?? sign;
}
