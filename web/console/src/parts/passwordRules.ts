import { fill } from '../texts/fill.ts';
import { texts } from './texts.ts';

/** The server's lower bound; it may refuse more (for example known leaked ones) and then says so. */
export const leastCharacters = 12;

/**
 * A rough measure of how hard a password is to guess, 0–4. Length counts most; repeats and runs count little.
 * It only hints: the server decides.
 */
export function strength(password: string): number {
  let worth = 0;
  let before = 0;
  for (const character of password) {
    const code = character.codePointAt(0)!;
    worth += Math.abs(code - before) <= 1 ? 0.25 : 1;
    before = code;
  }
  const kinds = [/[a-z]/, /[A-Z]/, /\d/, /[^A-Za-z\d]/].filter((kind) => kind.test(password)).length;
  const distinct = new Set(password).size;
  const score = Math.min(worth, distinct * 1.5) + kinds;
  if (password.length < leastCharacters) return Math.min(1, Math.floor(score / 8));
  if (score < 12) return 1;
  return score < 16 ? 2 : score < 20 ? 3 : 4;
}

export const strengthColours = ['red', 'red', 'orange', 'teal', 'green'] as const;

/** Why the pair cannot be sent, or empty. */
export function passwordFault(password: string, again: string): { password: string; again: string } {
  return {
    password: password.length < leastCharacters ? fill(texts.passwordShort, { leastCharacters }) : '',
    again: again !== password ? texts.passwordsDiffer : '',
  };
}
