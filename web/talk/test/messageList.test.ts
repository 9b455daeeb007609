import { describe, expect, it } from 'vitest';
import type { ChatMessage, MessageFrom } from '../src/api/types.ts';
import { lines, merge, seen, unreadCount } from '../src/conversation/messageList.ts';
import { transcript } from '../src/conversation/transcript.ts';

const at = '2026-11-21T14:00:00.000Z';
const message = (number: number, from: MessageFrom = 'technician', part: Partial<ChatMessage> = {}): ChatMessage => ({
  number,
  id: `id-${number}`,
  from,
  name: from,
  text: `text ${number}`,
  at,
  ...part,
});

describe('merge', () => {
  it('has each message once and in order, whatever the order of arrival', () => {
    const all = merge(merge([message(3)], [message(1)]), [message(2), message(3)]);
    expect(all.map((m) => m.number)).toEqual([1, 2, 3]);
  });

  it('does not forget that a message was read', () => {
    expect(merge([message(1, 'customer', { readAt: at })], [message(1, 'customer')])[0]?.readAt).toBe(at);
  });
});

describe('lines', () => {
  it('know what the desk says, and believe it of nobody else', () => {
    const shown = lines(
      [message(1, 'system', { said: 'notSealed' }), message(2, 'technician', { said: 'notSealed' }), message(3, 'system')],
      [],
      'customer',
    );
    expect(shown.map((line) => line.said)).toEqual(['notSealed', undefined, undefined]);
  });

  it('shows what goes out after what is acknowledged, and nothing twice', () => {
    const outbox = [
      { id: 'id-2', text: 'acknowledged', at: 0, refused: '' },
      { id: 'new', text: 'going', at: 0, refused: '' },
      { id: 'bad', text: 'refused', at: 0, refused: 'too long' },
    ];
    const shown = lines([message(1), message(2, 'customer', { deliveredAt: at })], outbox, 'customer');
    expect(shown.map((line) => [line.text, line.delivery])).toEqual([
      ['text 1', undefined],
      ['text 2', 'delivered'],
      ['going', 'sending'],
      ['refused', 'refused'],
    ]);
  });
});

describe('seen', () => {
  it('marks my messages up to the number, and only mine', () => {
    const all = seen([message(1, 'customer'), message(2), message(3, 'customer')], 'customer', 2, 'read', at);
    expect(all.map((m) => m.readAt)).toEqual([at, undefined, undefined]);
    expect(all[0]?.deliveredAt).toBe(at);
  });
});

describe('unreadCount', () => {
  it('counts the other side only', () => {
    expect(unreadCount([message(1), message(2, 'system'), message(3, 'customer'), message(4)], 'customer', 1)).toBe(1);
  });
});

describe('transcript', () => {
  it('is readable, keeps order and says what was not sent', () => {
    const chat = lines([message(1, 'technician', { text: 'one\ntwo' })], [{ id: 'x', text: 'later', at: 0, refused: '' }], 'customer');
    const text = transcript(chat, { heading: 'Chat', me: 'Zoë', notSent: 'not sent' });
    expect(text).toMatch(/^Chat\n\n\d{4}-\d\d-\d\d \d\d:\d\d {2}technician: one\n {4}two\n.* Zoë \[not sent\]: later\n$/);
  });
});
