import type { ChatLine } from './messageList.ts';

/** The words around a saved conversation, in the reader's language. */
export interface TranscriptWords {
  heading: string;
  me: string;
  notSent: string;
}

/**
 * A conversation as a text file: one paragraph a message, `2026-11-21 14:05  Name: text`, further lines indented.
 * Times are in the reader's own zone.
 */
export function transcript(chat: readonly ChatLine[], words: TranscriptWords): string {
  const paragraphs = chat.map((line) => {
    const name = line.mine && !line.name ? words.me : line.name;
    const note = line.delivery === 'sending' || line.delivery === 'refused' ? ` [${words.notSent}]` : '';
    const text = line.text.replace(/\r\n?/g, '\n').split('\n').join('\n    ');
    return line.from === 'system' ? `${stamp(line.at)}  * ${text}` : `${stamp(line.at)}  ${name}${note}: ${text}`;
  });
  return `${words.heading}\n\n${paragraphs.join('\n')}\n`;
}

/** `2026-11-21 14:05` in the reader's zone. */
export function stamp(at: number): string {
  const time = new Date(at);
  const two = (n: number) => String(n).padStart(2, '0');
  return `${time.getFullYear()}-${two(time.getMonth() + 1)}-${two(time.getDate())} ${two(time.getHours())}:${two(time.getMinutes())}`;
}
