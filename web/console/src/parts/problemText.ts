import type { Problem } from '@deskside/talk';
import { fill } from '../texts/fill.ts';
import { texts } from './texts.ts';

/** A refused call as a sentence: what, and what to do. */
export function problemText(problem: Problem): string {
  const fields = Object.values(problem.errors).join(' ');
  // The detail names the fields; a list without names would not.
  if (fields) return problem.detail || fields;
  if (problem.status === 0) return texts.noAnswer;
  if (problem.status === 429) return fill(texts.tooManyTries, { retryAfterSeconds: problem.retryAfterSeconds ?? 'some' });
  if (problem.status === 403) return problem.detail || texts.noRight;
  return problem.detail || fill(texts.refused, { code: problem.code });
}
