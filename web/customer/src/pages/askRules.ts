import type { PortalView } from '@deskside/talk';
import { length } from '../texts/amounts.ts';
import { t } from '../texts/index.ts';
import type { Question } from '../visit/visit.ts';

/** By the field's name; the portal's own are `fields.<name>`. */
export type AskErrors = Record<string, string>;

/** The same limits as the server's, told before the way there. An empty answer means: may be sent. */
export function askErrors(question: Question, portal?: Pick<PortalView, 'email' | 'fields'>): AskErrors {
  const errors: AskErrors = {};
  const name = length(question.name.trim());
  const text = length(question.question.trim());
  const email = question.email.trim();
  if (name === 0) errors.name = t('ask.name.missing');
  else if (name > 80) errors.name = t('ask.name.long', { count: name });
  if (text === 0) errors.question = t('ask.question.missing');
  else if (text > 2000) errors.question = t('ask.question.long', { count: text });
  if (email.length > 254) errors.email = t('ask.email.long');
  else if (email === '' && portal?.email === 'required') errors.email = t('ask.email.missing');
  else if (email !== '' && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)) errors.email = t('ask.email.wrong');
  for (const field of portal?.fields ?? []) {
    const answer = (question.fields?.[field.name] ?? '').trim();
    if (answer === '' && field.required) errors[`fields.${field.name}`] = t('ask.field.missing');
    else if (length(answer) > 500) errors[`fields.${field.name}`] = t('ask.field.long');
  }
  return errors;
}
