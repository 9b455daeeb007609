import type { ChatLine } from '@deskside/talk';
import type { TextKey } from './en.ts';
import { t } from './index.ts';

const keys: Record<string, TextKey> = { notSealed: 'chat.said.notSealed' };

/** A line's text; what the desk itself says is said in the reader's language. A word that this page does not know is shown as the server wrote it. */
export function saidText(line: Pick<ChatLine, 'text' | 'said'>): string {
  const key = line.said !== undefined && Object.hasOwn(keys, line.said) ? keys[line.said] : undefined;
  return key ? t(key) : line.text;
}
