import type { Problem } from '@deskside/talk';

/** A refused call as a sentence: what, and what to do. */
export function problemText(problem: Problem): string {
  const fields = Object.values(problem.errors).join(' ');
  // The detail names the fields; a list without names would not.
  if (fields) return problem.detail || fields;
  if (problem.status === 0) return 'The server does not answer. Please check the connection and try again.';
  if (problem.status === 429) return `Too many tries. Please wait ${problem.retryAfterSeconds ?? 'some'} seconds.`;
  if (problem.status === 403) return problem.detail || 'Your account does not have the right to do this.';
  return problem.detail || `The server refused this (${problem.code}).`;
}
