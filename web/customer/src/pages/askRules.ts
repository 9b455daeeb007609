import { length } from '../texts/amounts.ts';
import { t } from '../texts/index.ts';
import type { Question } from '../visit/visit.ts';

export type AskErrors = Partial<Record<keyof Question, string>>;

/** The same limits as the server's, told before the way there. An empty answer means: may be sent. */
export function askErrors(question: Question): AskErrors {
  const errors: AskErrors = {};
  const name = length(question.name.trim());
  const text = length(question.question.trim());
  const email = question.email.trim();
  if (name === 0) errors.name = t('ask.name.missing');
  else if (name > 80) errors.name = t('ask.name.long', { count: name });
  if (text === 0) errors.question = t('ask.question.missing');
  else if (text > 2000) errors.question = t('ask.question.long', { count: text });
  if (email.length > 254) errors.email = t('ask.email.long');
  else if (email !== '' && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)) errors.email = t('ask.email.wrong');
  return errors;
}
