import { type Answer, call, isPassing, type Problem } from '../api/call.ts';
import type { ChatMessage, MessageFrom, News } from '../api/types.ts';
import { type ChatLine, lastNumber, lines, merge, seen, unreadCount } from './messageList.ts';
import { Outbox, type TextStore } from './outbox.ts';

export interface ConversationState {
  lines: ChatLine[];
  unread: number;
  /** The other side is typing now. */
  otherTypes: boolean;
  /** True once the first answer of the server is in. */
  loaded: boolean;
  /** False when the browser's storage is closed to us: a reload would then lose what is not sent. */
  kept: boolean;
}

export interface ConversationOptions {
  /** `/requests/mine` or `/requests/<id>`. */
  path: string;
  /** Keys outbox and draft in the store. */
  request: string;
  mine: Exclude<MessageFrom, 'system'>;
  store: TextStore;
  changed: (state: ConversationState) => void;
  /** The other side asks that the chat be shown. */
  raised?: () => void;
  /** A message of the other side came in as news. */
  incoming?: (message: ChatMessage) => void;
}

const typingShownMs = 5_000;
const typingToldEveryMs = 2_500;
const firstPauseMs = 700;
const longestPauseMs = 8_000;

/** One request's chat as one end sees it: messages, what is going out, who is typing. Nothing typed is lost: see `Outbox`. */
export class Conversation {
  private messages: ChatMessage[] = [];
  private readonly outbox: Outbox;
  private loaded = false;
  private otherTypes = false;
  private flushing = false;
  private visible = false;
  private closed = false;
  private readNumber = 0;
  private toldDelivered = 0;
  private toldRead = 0;
  private typingToldAt = Number.NEGATIVE_INFINITY;
  private pauseMs = firstPauseMs;
  private typingTimer: ReturnType<typeof setTimeout> | undefined;
  private retryTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly options: ConversationOptions) {
    this.outbox = new Outbox(options.store, `deskside:outbox:${options.request}`);
  }

  /** Reads what is new and sends what waits. Call when the event stream (re)opens. */
  async refresh(): Promise<void> {
    const answer = await call<ChatMessage[]>('GET', `${this.options.path}/messages?after=0`);
    if (this.closed) return;
    if (answer.ok) {
      this.messages = merge(this.messages, answer.value);
      this.loaded = true;
      this.tellSeen();
      this.emit();
    }
    void this.flush();
  }

  send(text: string): void {
    this.outbox.add(text, Date.now());
    this.typingToldAt = Number.NEGATIVE_INFINITY;
    this.emit();
    void this.flush();
  }

  /** Tries a refused message once more. */
  retry(id: string): void {
    this.outbox.refuse(id, '');
    this.emit();
    void this.flush();
  }

  /** Takes a message that is not sent out of the outbox and hands its text back. */
  takeBack(id: string): string {
    const entry = this.outbox.entries().find((candidate) => candidate.id === id);
    if (!entry) return '';
    this.outbox.remove(id);
    this.emit();
    return entry.text;
  }

  typing(): void {
    const now = Date.now();
    if (now - this.typingToldAt < typingToldEveryMs) return;
    this.typingToldAt = now;
    void call('POST', `${this.options.path}/typing`);
  }

  raise(): Promise<Answer<unknown>> {
    return call('POST', `${this.options.path}/chat/raise`);
  }

  /** The chat can be read by its person right now; its messages then count as read. */
  setVisible(visible: boolean): void {
    this.visible = visible;
    this.tellSeen();
    this.emit();
  }

  /** Another tab changed the store. */
  storeChanged(): void {
    this.emit();
  }

  news(news: News): void {
    if (news.kind === 'chat.message' && news.message) this.take(news.message);
    else if (news.kind === 'chat.typing' && news.from !== this.options.mine) this.showTyping();
    else if (news.kind === 'chat.raised' && news.by !== this.options.mine) this.options.raised?.();
    else if (news.kind === 'chat.seen' && news.by !== this.options.mine && news.number !== undefined) {
      this.messages = seen(this.messages, this.options.mine, news.number, news.mark ?? 'delivered', news.at ?? new Date().toISOString());
      this.emit();
    }
  }

  close(): void {
    this.closed = true;
    clearTimeout(this.typingTimer);
    clearTimeout(this.retryTimer);
  }

  private take(message: ChatMessage): void {
    const isNew = message.number > lastNumber(this.messages);
    this.messages = merge(this.messages, [message]);
    this.outbox.remove(message.id);
    if (message.from !== this.options.mine) {
      this.otherTypes = false;
      if (isNew && message.from !== 'system') this.options.incoming?.(message);
    }
    this.tellSeen();
    this.emit();
  }

  private showTyping(): void {
    this.otherTypes = true;
    clearTimeout(this.typingTimer);
    this.typingTimer = setTimeout(() => {
      this.otherTypes = false;
      this.emit();
    }, typingShownMs);
    this.emit();
  }

  private async flush(): Promise<void> {
    if (this.flushing || this.closed) return;
    this.flushing = true;
    clearTimeout(this.retryTimer);
    for (let entry = this.outbox.next(); entry && !this.closed; entry = this.outbox.next()) {
      const answer = await call<ChatMessage>('POST', `${this.options.path}/messages`, { id: entry.id, text: entry.text });
      if (answer.ok) {
        this.pauseMs = firstPauseMs;
        this.messages = merge(this.messages, [answer.value]);
        this.outbox.remove(entry.id);
      } else if (isPassing(answer.problem)) {
        this.retryTimer = setTimeout(
          () => void this.flush(),
          answer.problem.retryAfterSeconds ? answer.problem.retryAfterSeconds * 1000 : this.pauseMs,
        );
        this.pauseMs = Math.min(this.pauseMs * 2, longestPauseMs);
        break;
      } else {
        this.outbox.refuse(entry.id, reasonOf(answer.problem));
      }
      this.emit();
    }
    this.flushing = false;
    if (!this.closed) this.emit();
  }

  private tellSeen(): void {
    const theirs = this.messages.filter((message) => message.from !== this.options.mine);
    const number = lastNumber(theirs);
    if (number === 0) return;
    if (this.visible) this.readNumber = Math.max(this.readNumber, number);
    else this.readNumber = Math.max(this.readNumber, lastNumber(theirs.filter((message) => message.readAt)));
    if (this.visible && number > this.toldRead) {
      this.toldRead = number;
      this.toldDelivered = number;
      void call('POST', `${this.options.path}/messages/seen`, { number, kind: 'read' });
    } else if (number > this.toldDelivered) {
      this.toldDelivered = number;
      void call('POST', `${this.options.path}/messages/seen`, { number, kind: 'delivered' });
    }
  }

  private emit(): void {
    this.options.changed({
      lines: lines(this.messages, this.outbox.entries(), this.options.mine),
      unread: unreadCount(this.messages, this.options.mine, this.readNumber),
      otherTypes: this.otherTypes,
      loaded: this.loaded,
      kept: this.outbox.isKept,
    });
  }
}

function reasonOf(problem: Problem): string {
  return problem.detail || problem.code;
}
