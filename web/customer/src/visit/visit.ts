import {
  type Answer,
  Conversation,
  type ConversationState,
  type CustomerView,
  call,
  type EnteredView,
  EventStream,
  type EventStreamSink,
  type InvitedView,
  isPassing,
  type News,
  newId,
  type PictureView,
  type PortalView,
  send,
} from '@deskside/talk';
import { wear } from '../parts/look.ts';
import { chooseLanguage, language, rememberLanguage, speak } from '../texts/index.ts';
import { type ClosedDoor, closedBy, type Door, doorOf, enter, followLink, look } from './door.ts';
import { keep, keepText } from './keep.ts';
import { type Shared, sharedFrom, sharedNews } from './shared.ts';
import { isWorkBelow, isWorkBelowOver } from './workBelow.ts';

/** Where the customer stands. */
export type Phase = 'loading' | 'unreachable' | 'portalGone' | 'invited' | 'doorClosed' | 'asking' | 'waiting' | 'accepted' | 'ended';

export interface VisitState {
  phase: Phase;
  portal: PortalView | undefined;
  view: CustomerView | undefined;
  /** While an invitation is looked at. */
  invited?: InvitedView | undefined;
  closedDoor?: ClosedDoor | undefined;
  /** False while the line to the help desk is down. */
  connected: boolean;
  chat: ConversationState;
  shared: Shared;
  /** Counts the technician's wishes that the chat be shown. */
  raised: number;
  /** A technician works on the PC through its firmware: not sealed end to end. */
  worksBelow: boolean;
}

export interface Question {
  name: string;
  question: string;
  email: string;
  /** Answers to the portal's own fields. */
  fields?: Record<string, string>;
  /** The skill of one of the portal's topics; empty = not known. */
  topic?: string;
  /** In which he wants to be helped; empty = that of the page. */
  language?: string;
}

const standingNews = new Set(['session.opened', 'session.held', 'session.ended']);

const noChat: ConversationState = { lines: [], unread: 0, otherTypes: false, loaded: false, kept: true };
const againKey = 'deskside:again';
/** The request whose PC is worked on through its firmware. */
const belowKey = 'deskside:below';
const retryMs = 3_000;
/** How often the page says that it is there; the server counts 15 s of silence as away. */
const heartbeatMs = 7_000;
/** Line faults shorter than this are not worth a worried look. */
const lostShownAfterMs = 1_200;

/** One customer's way from the question to the end; survives reloads and cut lines because the server and the store hold the state. */
export class Visit {
  state: VisitState = {
    phase: 'loading',
    portal: undefined,
    view: undefined,
    connected: true,
    chat: noChat,
    shared: sharedFrom(undefined, undefined),
    raised: 0,
    worksBelow: false,
  };
  conversation: Conversation | undefined;
  private stream: EventStream | undefined;
  private retryTimer: ReturnType<typeof setTimeout> | undefined;
  private lostTimer: ReturnType<typeof setTimeout> | undefined;
  private heartbeat: ReturnType<typeof setInterval> | undefined;
  private askKey = newId();
  private door: Door | undefined = typeof location === 'undefined' ? undefined : doorOf(location.pathname, location.hash);

  constructor(
    private portalName: string,
    private readonly changed: () => void,
  ) {}

  async start(): Promise<void> {
    clearTimeout(this.retryTimer);
    if (this.door && !(await this.knock(this.door))) return;
    const [portal, mine] = await Promise.all([
      call<PortalView>('GET', `/portals/${encodeURIComponent(this.portalName)}`),
      call<CustomerView>('GET', '/requests/mine'),
    ]);
    if (!portal.ok && !isPassing(portal.problem) && !mine.ok) {
      this.set({ phase: 'portalGone' });
      return;
    }
    if ((!portal.ok && isPassing(portal.problem)) || (!mine.ok && isPassing(mine.problem))) {
      this.set({ phase: 'unreachable' });
      this.retryTimer = setTimeout(() => void this.start(), retryMs);
      return;
    }
    if (portal.ok) await this.takePortal(portal.value);
    if (mine.ok) this.take(mine.value);
    else this.set({ phase: 'asking' });
  }

  /** Uses the link's secret. True = go on to the own request; false = a page is shown instead. */
  private async knock(door: Door): Promise<boolean> {
    const answer = await (door.kind === 'link' ? followLink(door) : look(door));
    if (!answer.ok && isPassing(answer.problem)) {
      this.set({ phase: 'unreachable' });
      this.retryTimer = setTimeout(() => void this.start(), retryMs);
      return false;
    }
    if (!answer.ok) {
      // Whoever used it and comes again by the same link finds his own request.
      const mine = await call<CustomerView>('GET', '/requests/mine');
      const goesOn = mine.ok && mine.value.state !== 'ended' && mine.value.state !== 'left';
      if (goesOn) this.leaveDoor();
      else this.set({ phase: 'doorClosed', closedDoor: closedBy(answer.problem) });
      return goesOn;
    }
    if (door.kind === 'link') {
      this.leaveDoor();
      return true;
    }
    const invited = answer.value as InvitedView;
    this.portalName = invited.portal;
    const portal = await call<PortalView>('GET', `/portals/${encodeURIComponent(this.portalName)}`);
    if (portal.ok) await this.takePortal(portal.value, invited.language);
    this.set({ phase: 'invited', invited });
    return false;
  }

  /** Makes the request to which the invitation leads. */
  async enter(question: string): Promise<Answer<EnteredView>> {
    const answer = await enter(this.door!, question);
    if (answer.ok) {
      this.leaveDoor();
      await this.start();
    } else if (!isPassing(answer.problem)) this.set({ phase: 'doorClosed', closedDoor: closedBy(answer.problem) });
    return answer;
  }

  /** From a door that does not open to the portal's page. */
  passDoor(): void {
    this.leaveDoor();
    this.set({ phase: 'loading' });
    void this.start();
  }

  async changeLanguage(tag: string): Promise<void> {
    rememberLanguage(tag);
    await speak(tag);
    this.set({});
  }

  /** The secret goes out of the address, too. */
  private leaveDoor(): void {
    this.door = undefined;
    history.replaceState(null, '', this.portalName === 'default' ? '/' : `/p/${encodeURIComponent(this.portalName)}`);
  }

  private async takePortal(portal: PortalView, wanted?: string): Promise<void> {
    wear(portal.look);
    const tag = wanted ?? chooseLanguage(portal.languages);
    if (tag !== language) await speak(tag);
    this.set({ portal });
  }

  async ask(question: Question): Promise<Answer<CustomerView>> {
    const answer = await call<CustomerView>(
      'POST',
      '/requests',
      {
        portal: this.portalName,
        name: question.name,
        question: question.question,
        email: question.email || undefined,
        wayIn: 'web',
        language: question.language || language,
        topic: question.topic || undefined,
        fields: question.fields,
      },
      { idempotencyKey: this.askKey },
    );
    if (answer.ok) {
      this.askKey = newId();
      keepText(againKey, '');
      this.take(answer.value);
    } else if (!isPassing(answer.problem)) this.askKey = newId();
    return answer;
  }

  async leave(): Promise<Answer<unknown>> {
    const answer = await call('DELETE', '/requests/mine');
    await this.refresh();
    return answer;
  }

  /** The page may be closed then; the answer holds the way back. */
  async keepPlace(email: string): Promise<Answer<{ link: string; until: string }>> {
    const answer = await call<{ link: string; until: string }>('POST', '/requests/mine/keep', { email: email || undefined });
    if (answer.ok) await this.refresh();
    return answer;
  }

  async add(text: string): Promise<Answer<unknown>> {
    const answer = await call('POST', '/requests/mine/question', { text });
    if (answer.ok) await this.refresh();
    return answer;
  }

  async goOnBy(channel: 'phone' | 'mail', contact: string): Promise<Answer<unknown>> {
    const answer = await call('POST', '/requests/mine/channel', { channel, contact });
    if (answer.ok) await this.refresh();
    return answer;
  }

  attach(picture: File): Promise<Answer<unknown>> {
    return send(`/requests/mine/pictures?name=${encodeURIComponent(picture.name)}`, picture);
  }

  pictures(): Promise<Answer<PictureView[]>> {
    return call<PictureView[]>('GET', '/requests/mine/pictures');
  }

  removePicture(picture: string): Promise<Answer<unknown>> {
    return call('DELETE', `/requests/mine/pictures/${picture}`);
  }

  /** What help, in which language; empty = no matter. The place stays. */
  async wish(skill: string, language: string): Promise<Answer<unknown>> {
    const answer = await call('PUT', '/requests/mine/wishes', { skill: skill || undefined, language: language || undefined });
    if (answer.ok) await this.refresh();
    return answer;
  }

  /** By the link of a kept place. False when it was used before, or is too old. */
  async comeBack(secret: string): Promise<boolean> {
    const answer = await call<CustomerView>('POST', '/requests/return', { secret });
    return answer.ok;
  }

  /** The page goes: told at once, so that nobody answers an empty chair. */
  goodbye(): void {
    if (this.state.phase === 'waiting') void call('POST', '/requests/mine/goodbye', undefined, { keepalive: true });
  }

  /** The page is back out of the browser's cache. */
  backAgain(): void {
    if (this.state.phase === 'waiting') void this.refresh();
  }

  async end(): Promise<Answer<unknown>> {
    const session = this.state.view?.session;
    if (!session) return this.leave();
    const answer = await call('POST', `/sessions/${session.id}/end`, {});
    await this.refresh();
    return answer;
  }

  /** From the thanks back to an empty form. */
  again(): void {
    keepText(againKey, this.state.view?.request ?? '');
    this.forget();
    this.set({ phase: 'asking', view: undefined });
  }

  /** The browser came back on line, or the customer pressed "Try now". */
  retry(): void {
    if (this.state.phase === 'unreachable') void this.start();
    else this.stream?.retry();
  }

  private async refresh(): Promise<void> {
    const mine = await call<CustomerView>('GET', '/requests/mine');
    if (mine.ok) this.take(mine.value);
    else if (!isPassing(mine.problem)) this.lostRequest();
  }

  private take(view: CustomerView): void {
    const over = view.state === 'ended' || view.state === 'left';
    if (over && keep.getItem(againKey) === view.request) {
      this.set({ phase: 'asking', view: undefined });
      return;
    }
    if (this.state.view?.request !== view.request) this.begin(view.request);
    const phase: Phase = view.state === 'waiting' ? 'waiting' : view.state === 'accepted' ? 'accepted' : 'ended';
    const cameIn = phase !== this.state.phase && phase !== 'waiting';
    const shared = over
      ? sharedFrom(undefined, undefined)
      : view.session?.sharer
        ? sharedFrom(view.session.sharer, view.session.consents)
        : this.state.shared;
    this.set({ phase, view, shared, worksBelow: keep.getItem(belowKey) === view.request });
    this.beat(phase === 'waiting');
    if (cameIn) void this.conversation?.refresh();
    if (over) {
      this.stream?.stop();
      this.stream = undefined;
      clearTimeout(this.lostTimer);
      this.set({ connected: true });
    } else this.follow();
  }

  private beat(waiting: boolean): void {
    clearInterval(this.heartbeat);
    this.heartbeat = waiting ? setInterval(() => void call('POST', '/requests/mine/here'), heartbeatMs) : undefined;
  }

  private begin(request: string): void {
    this.forget();
    this.conversation = new Conversation({
      path: '/requests/mine',
      request,
      mine: 'customer',
      store: keep,
      changed: (chat) => this.set({ chat }),
      raised: () => this.set({ raised: this.state.raised + 1 }),
    });
    this.set({ chat: noChat });
  }

  private forget(): void {
    this.beat(false);
    this.conversation?.close();
    this.conversation = undefined;
    this.stream?.stop();
    this.stream = undefined;
  }

  private lostRequest(): void {
    this.forget();
    this.set({ phase: 'asking', view: undefined, connected: true });
  }

  private follow(): void {
    if (this.stream) return;
    const sink: EventStreamSink = {
      open: () => {
        clearTimeout(this.lostTimer);
        this.lostTimer = undefined;
        this.set({ connected: true });
        void this.refresh();
        void this.conversation?.refresh();
      },
      lost: () => {
        this.lostTimer ??= setTimeout(() => this.set({ connected: false }), lostShownAfterMs);
      },
      refused: () => {
        this.stream?.stop();
        this.stream = undefined;
        this.retryTimer = setTimeout(() => void this.refresh(), retryMs);
      },
      news: (news) => this.hear(news),
    };
    this.stream = new EventStream(sink, 'customer');
    this.stream.start();
  }

  private hear(news: News): void {
    if (news.request && news.request !== this.state.view?.request) return;
    this.conversation?.news(news);
    if (news.kind === 'queue.positions' && this.state.view) {
      const { position = this.state.view.position, waitingCount = this.state.view.waitingCount, expectedWaitSeconds } = news;
      this.set({ view: { ...this.state.view, position, waitingCount, expectedWaitSeconds } });
    } else if (news.kind.startsWith('request.') || standingNews.has(news.kind)) void this.refresh();
    else if (isWorkBelow(news.kind)) this.tellBelow(news.request);
    else if (isWorkBelowOver(news.kind)) this.endBelow();
    else if (news.kind.startsWith('session.')) this.set({ shared: sharedNews(this.state.shared, news) });
  }

  private endBelow(): void {
    keepText(belowKey, '');
    this.set({ worksBelow: false });
  }

  private tellBelow(request: string | undefined): void {
    if (!request || this.state.worksBelow) return;
    keepText(belowKey, request);
    this.set({ worksBelow: true });
  }

  private set(part: Partial<VisitState>): void {
    this.state = { ...this.state, ...part };
    this.changed();
  }
}
