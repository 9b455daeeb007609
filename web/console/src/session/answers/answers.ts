import type { CannedAnswer } from '@deskside/talk';

/** A `/word` that is being typed. */
export interface Slash {
  /** Where the slash stands. */
  start: number;
  /** What follows it, up to the caret. */
  word: string;
}

const mostShown = 8;

/** The `/word` before the caret: at the beginning or after a blank, so that a path or a date is none. */
export function slashAt(text: string, caret: number): Slash | undefined {
  const found = /(?:^|\s)\/([\p{L}\p{N}-]*)$/u.exec(text.slice(0, caret));
  return found ? { start: caret - found[1]!.length - 1, word: found[1]! } : undefined;
}

/** The best first: the title begins with the word, then one of its words does, then the text holds it. */
export function matching(answers: readonly CannedAnswer[], word: string): CannedAnswer[] {
  const wanted = word.toLowerCase();
  return answers
    .map((answer) => ({ answer, rank: rank(answer, wanted) }))
    .filter(({ rank }) => rank < 3)
    .sort((a, b) => a.rank - b.rank || a.answer.title.localeCompare(b.answer.title))
    .slice(0, mostShown)
    .map(({ answer }) => answer);
}

function rank({ title, text }: CannedAnswer, wanted: string): number {
  const name = title.toLowerCase();
  if (name.startsWith(wanted)) return 0;
  if (name.split(/[^\p{L}\p{N}]+/u).some((part) => part.startsWith(wanted))) return 1;
  return wanted.length > 1 && text.toLowerCase().includes(wanted) ? 2 : 3;
}

/** Puts the answer where the `/word` stands; `{customer}`, `{technician}` and `{organisation}` become names. */
export function insert(text: string, slash: Slash, answer: CannedAnswer, names: Record<string, string>): { text: string; caret: number } {
  const filled = answer.text.replace(/\{(customer|technician|organisation)\}/g, (mark, name: string) => names[name] ?? mark);
  const end = slash.start + 1 + slash.word.length;
  return { text: text.slice(0, slash.start) + filled + text.slice(end), caret: slash.start + filled.length };
}
