import { fill } from '../texts/fill.ts';
import { numberTexts as texts } from './heardTexts.ts';

/**
 * A device's UUID as it is read out over the phone: eight groups of four signs and a check sign, "4c4c 4544 … 3232 - 9".
 * Twin: src/Deskside.OutOfBand/Cira/SpokenUuid.cs. Vectors: testdata/spoken-uuid.json.
 */
export type SpokenUuid =
  | { kind: 'empty' }
  /** Nothing wrong so far. `group` (1–8, then 9 for the check sign) is the one that is being typed. */
  | { kind: 'more'; signs: number; group: number; echo: string }
  /** Whole; without the check sign, too, as other screens show none. */
  | { kind: 'whole'; uuid: string; echo: string; isChecked: boolean }
  | { kind: 'fault'; told: string; echo: string };

const digits = 32;
const longest = 128;
const strays = /[\s\-.:{}]/g;

export function readSpokenUuid(text: string): SpokenUuid {
  if (text.length > longest) return { kind: 'fault', told: texts.tooLong, echo: '' };
  const signs = text.replace(strays, '').toLowerCase().replaceAll('o', '0');
  const echo = groups(signs);
  if (signs === '') return { kind: 'empty' };
  const stranger = /[^0-9a-f]/u.exec(signs)?.[0];
  if (stranger !== undefined) return { kind: 'fault', told: fill(texts.strange, { sign: stranger }), echo };
  if (signs.length > digits + 1) return { kind: 'fault', told: fill(texts.tooMany, { count: signs.length, digits }), echo };
  if (signs.length < digits) return { kind: 'more', signs: signs.length, group: Math.floor(signs.length / 4) + 1, echo };
  if (signs.length === digits + 1 && checkSign(signs.slice(0, digits)) !== signs[digits])
    return { kind: 'fault', told: texts.misheard, echo };
  return { kind: 'whole', uuid: dashed(signs), echo, isChecked: signs.length === digits + 1 };
}

export function formatSpokenUuid(uuid: string): string {
  const signs = uuid.replaceAll('-', '').toLowerCase();
  return groups(signs + checkSign(signs));
}

/** Where two numbers differ, in groups counted from 1; undefined when they are the same or have nothing to do with each other. */
export function nearMiss(one: string, other: string): number[] | undefined {
  const [a, b] = [one.replaceAll('-', '').toLowerCase(), other.replaceAll('-', '').toLowerCase()];
  if (a.length !== digits || b.length !== digits) return undefined;
  const places = Array.from(a).flatMap((sign, place) => (sign === b[place] ? [] : [place]));
  if (places.length === 0 || places.length > 6) return undefined;
  return [...new Set(places.map((place) => Math.floor(place / 4) + 1))];
}

function groups(signs: string): string {
  const parts = signs.slice(0, digits).match(/.{1,4}/gu) ?? [];
  return parts.join(' ') + (signs.length > digits ? ` - ${signs.slice(digits)}` : '');
}

function dashed(signs: string): string {
  return [signs.slice(0, 8), signs.slice(8, 12), signs.slice(12, 16), signs.slice(16, 20), signs.slice(20, 32)].join('-');
}

/** Luhn's, in base 16: every second sign from the right, beginning with the last, counts twice. */
function checkSign(signs: string): string {
  let sum = 0;
  for (let i = 0; i < signs.length; i++) {
    const value = Number.parseInt(signs[i]!, 16);
    sum += (signs.length - i) % 2 === 1 ? Math.floor((value * 2) / 16) + ((value * 2) % 16) : value;
  }
  return ((16 - (sum % 16)) % 16).toString(16);
}
