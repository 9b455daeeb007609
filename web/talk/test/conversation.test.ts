import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Conversation, type ConversationState } from '../src/conversation/conversation.ts';
import type { TextStore } from '../src/conversation/outbox.ts';

/** A help desk in memory behind `fetch`: takes messages by id once, and can be down or refuse. */
class HelpDesk {
  messages: { number: number; id: string; from: string; name: string; text: string; at: string }[] = [];
  mode: 'up' | 'down' | 'busy' | 'refusing' | 'answersLost' = 'up';
  readonly posted: string[] = [];

  fetch = async (url: string, init: RequestInit): Promise<Response> => {
    const path = url.replace('/api/v1/requests/mine', '');
    if (init.method === 'POST') this.posted.push(path);
    if (this.mode === 'down') throw new TypeError('Failed to fetch');
    if (this.mode === 'busy') return new Response('{}', { status: 503 });
    if (path.startsWith('/messages?')) return Response.json(this.messages);
    if (path !== '/messages') return new Response('', { status: 200 });
    if (this.mode === 'refusing') return Response.json({ code: 'too-long', detail: 'Too long.' }, { status: 400 });
    const { id, text } = JSON.parse(String(init.body));
    let message = this.messages.find((m) => m.id === id);
    if (!message) {
      message = { number: this.messages.length + 1, id, from: 'customer', name: 'Zoë', text, at: new Date().toISOString() };
      this.messages.push(message);
    }
    if (this.mode === 'answersLost') throw new TypeError('Failed to fetch');
    return Response.json(message);
  };
}

class Store implements TextStore {
  readonly values = new Map<string, string>();
  full = false;
  getItem = (key: string) => this.values.get(key) ?? null;
  setItem(key: string, value: string) {
    if (this.full) throw new Error('full');
    this.values.set(key, value);
  }
  removeItem = (key: string) => void this.values.delete(key);
}

let desk: HelpDesk;
let store: Store;
let state!: ConversationState;
const open = () =>
  new Conversation({
    path: '/requests/mine',
    request: 'r1',
    mine: 'customer',
    store,
    changed: (next) => {
      state = next;
    },
  });
const shown = () => state.lines.map((line) => `${line.text} ${line.delivery}`);

beforeEach(() => {
  vi.useFakeTimers();
  state = undefined as unknown as ConversationState;
  desk = new HelpDesk();
  store = new Store();
  vi.stubGlobal('fetch', desk.fetch);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('Conversation', () => {
  it('keeps what is typed while the line is down and sends it in order when it is back', async () => {
    const chat = open();
    desk.mode = 'down';
    for (const text of ['one', 'two', 'three']) chat.send(text);
    await vi.advanceTimersByTimeAsync(3000);
    expect(shown()).toEqual(['one sending', 'two sending', 'three sending']);
    desk.mode = 'up';
    await vi.advanceTimersByTimeAsync(20_000);
    expect(desk.messages.map((m) => m.text)).toEqual(['one', 'two', 'three']);
    expect(shown()).toEqual(['one sent', 'two sent', 'three sent']);
    expect(store.values.size).toBe(0);
  });

  it('survives a reload in the middle of it', async () => {
    desk.mode = 'busy';
    const before = open();
    before.send('typed before the reload');
    await vi.advanceTimersByTimeAsync(10);
    before.close();
    desk.mode = 'up';
    await open().refresh();
    await vi.advanceTimersByTimeAsync(10);
    expect(desk.messages.map((m) => m.text)).toEqual(['typed before the reload']);
  });

  it('says a message once although its answer was lost', async () => {
    const chat = open();
    desk.mode = 'answersLost';
    chat.send('once');
    await vi.advanceTimersByTimeAsync(5000);
    desk.mode = 'up';
    await vi.advanceTimersByTimeAsync(20_000);
    expect(desk.messages).toHaveLength(1);
    expect(shown()).toEqual(['once sent']);
  });

  it('keeps a refused message with its reason, goes on with the next, and hands the text back', async () => {
    const chat = open();
    desk.mode = 'refusing';
    chat.send('bad');
    await vi.advanceTimersByTimeAsync(10);
    desk.mode = 'up';
    chat.send('good');
    await vi.advanceTimersByTimeAsync(10);
    expect(desk.messages.map((m) => m.text)).toEqual(['good']);
    const bad = state.lines.find((line) => line.delivery === 'refused');
    expect(bad?.refused).toBe('Too long.');
    expect(chat.takeBack(bad!.id)).toBe('bad');
    expect(shown()).toEqual(['good sent']);
  });

  it('holds on to messages in memory when the store is full, and says so', async () => {
    store.full = true;
    desk.mode = 'down';
    const chat = open();
    chat.send('not kept');
    expect(state.kept).toBe(false);
    desk.mode = 'up';
    await vi.advanceTimersByTimeAsync(20_000);
    expect(desk.messages.map((m) => m.text)).toEqual(['not kept']);
  });

  it('shows typing for a while and stops when the message comes', async () => {
    const chat = open();
    chat.news({ kind: 'chat.typing', from: 'customer' });
    expect(state).toBeUndefined();
    chat.news({ kind: 'chat.typing', from: 'technician' });
    expect(state.otherTypes).toBe(true);
    await vi.advanceTimersByTimeAsync(6000);
    expect(state.otherTypes).toBe(false);
  });

  it('tells "delivered" when it has a message and "read" only when it can be read', async () => {
    const chat = open();
    const message = { number: 1, id: 'm', from: 'technician', name: 'Ben', text: 'Hello', at: new Date().toISOString() } as const;
    chat.news({ kind: 'chat.message', message });
    expect(state.unread).toBe(1);
    expect(desk.posted).toEqual(['/messages/seen']);
    chat.setVisible(true);
    expect(state.unread).toBe(0);
    expect(desk.posted).toHaveLength(2);
    chat.setVisible(true);
    expect(desk.posted).toHaveLength(2);
  });

  it('tells the other side of typing at most every 2.5 s', async () => {
    const chat = open();
    for (let i = 0; i < 10; i++) {
      chat.typing();
      await vi.advanceTimersByTimeAsync(500);
    }
    expect(desk.posted.filter((path) => path === '/typing')).toHaveLength(2);
  });
});
