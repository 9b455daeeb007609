import type { ChatMessage, MessageFrom } from '../api/types.ts';
import type { OutboxEntry } from './outbox.ts';

/** How far one's own message has come. `refused` carries the reason beside it. */
export type Delivery = 'sending' | 'sent' | 'delivered' | 'read' | 'refused';

/** A line of the conversation as it is shown: acknowledged ones in the server's order, then those still going out. */
export interface ChatLine {
  id: string;
  number: number | undefined;
  from: MessageFrom;
  name: string;
  text: string;
  /** What the desk itself says by this line: a page with words for it shows those instead of the text. */
  said: string | undefined;
  at: number;
  mine: boolean;
  delivery: Delivery | undefined;
  refused: string;
}

/** Adds or replaces messages by number; the answer is in order and has each once. */
export function merge(known: readonly ChatMessage[], news: readonly ChatMessage[]): ChatMessage[] {
  const byNumber = new Map(known.map((message) => [message.number, message]));
  for (const message of news) {
    const before = byNumber.get(message.number);
    byNumber.set(message.number, {
      ...message,
      deliveredAt: message.deliveredAt ?? before?.deliveredAt,
      readAt: message.readAt ?? before?.readAt,
    });
  }
  return [...byNumber.values()].sort((a, b) => a.number - b.number);
}

/** The other side has seen everything of `mine` up to `number`. */
export function seen(
  known: readonly ChatMessage[],
  mine: MessageFrom,
  number: number,
  kind: 'delivered' | 'read',
  at: string,
): ChatMessage[] {
  return known.map((message) => {
    if (message.from !== mine || message.number > number) return message;
    const deliveredAt = message.deliveredAt ?? at;
    return kind === 'read' ? { ...message, deliveredAt, readAt: message.readAt ?? at } : { ...message, deliveredAt };
  });
}

export function lines(messages: readonly ChatMessage[], outbox: readonly OutboxEntry[], mine: MessageFrom): ChatLine[] {
  const acknowledged = new Set(messages.map((message) => message.id));
  const told = messages.map((message): ChatLine => {
    const own = message.from === mine;
    return {
      id: message.id,
      number: message.number,
      from: message.from,
      name: message.name,
      text: message.text,
      said: message.from === 'system' ? (message.said ?? undefined) : undefined,
      at: Date.parse(message.at),
      mine: own,
      delivery: own ? deliveryOf(message) : undefined,
      refused: '',
    };
  });
  const going = outbox
    .filter((entry) => !acknowledged.has(entry.id))
    .map(
      (entry): ChatLine => ({
        id: entry.id,
        number: undefined,
        from: mine,
        name: '',
        text: entry.text,
        said: undefined,
        at: entry.at,
        mine: true,
        delivery: entry.refused ? 'refused' : 'sending',
        refused: entry.refused,
      }),
    );
  return [...told, ...going];
}

export function lastNumber(messages: readonly ChatMessage[]): number {
  return messages.at(-1)?.number ?? 0;
}

/** Messages of the others above `readNumber`. The system's lines do not count. */
export function unreadCount(messages: readonly ChatMessage[], mine: MessageFrom, readNumber: number): number {
  return messages.filter((message) => message.number > readNumber && message.from !== mine && message.from !== 'system').length;
}

function deliveryOf(message: ChatMessage): Delivery {
  if (message.readAt) return 'read';
  return message.deliveredAt ? 'delivered' : 'sent';
}
