import {
  call,
  type FloorEntry,
  isPassing,
  type News,
  type QueueEntry,
  type QueueSummary,
  type SessionView,
  type TechnicianMe,
  type TechnicianPresence,
} from '@deskside/talk';
import { type Alert, AlertBox } from '../alert/alertBox.ts';
import { ring } from '../alert/sound.ts';
import { showSystemNotice } from '../alert/systemNotice.ts';
import { webPush } from '../alert/webPush.ts';
import { OutOfBandRooms } from '../devices/outOfBandRooms.ts';
import type { DeviceNews } from '../devices/types.ts';
import { SessionRoom } from '../session/sessionRoom.ts';
import { fill } from '../texts/fill.ts';
import { gather } from './gather.ts';
import { notices } from './notices.ts';
import { SharedStream } from './sharedStream.ts';
import { Store } from './store.ts';
import { texts } from './texts.ts';

export type DeskPhase = 'loading' | 'unreachable' | 'signedOut' | 'mustEnrol' | 'signedIn';

export interface DeskState {
  phase: DeskPhase;
  me: TechnicianMe | undefined;
  queue: QueueEntry[] | undefined;
  /** All who wait in a few numbers: the list itself ends somewhere. */
  summary: QueueSummary | undefined;
  /** What I say of myself. */
  presence: TechnicianPresence;
  /** My open sessions. */
  sessions: SessionView[];
  /** All open ones that I may see. */
  openSessions: SessionView[];
  connected: boolean;
  alerts: readonly Alert[];
}

export type AcceptOutcome = { kind: 'accepted'; session: string } | { kind: 'failed' };

const retryMs = 3_000;
const lostShownAfterMs = 1_200;
const gatherMs = 60;
/** A long queue is read anew less often: the first places change little in a second. */
const longQueue = 100;
const longGatherMs = 2_000;

/** What changes the floor. */
const floorNews = new Set(['technician.presence', 'technician.floor', 'session.opened', 'session.ended', 'session.held']);

/** The technician's desk: who is signed in, the live queue, the open sessions. One a tab. */
export class Desk extends Store<DeskState> {
  readonly rooms = new Map<string, SessionRoom>();
  readonly outOfBand = new OutOfBandRooms();
  readonly alertBox = new AlertBox(
    (alerts) => this.set({ alerts }),
    (entry) => {
      ring(entry.request);
      showSystemNotice(entry);
    },
  );
  private stream: SharedStream | undefined;
  private lostTimer: ReturnType<typeof setTimeout> | undefined;
  private readonly shortSoon = gather(gatherMs, () => this.readQueue());
  private readonly longSoon = gather(longGatherMs, () => this.readQueue());
  private readonly sessionsSoon = gather(gatherMs, () => this.readSessions());
  private readonly floorListeners = new Set<() => void>();
  /** Questions that I was alerted to. */
  private readonly offered = new Set<string>();
  /** Requests that this tab is accepting: their end in the queue is no surprise. */
  private readonly accepting = new Set<string>();

  constructor() {
    super({
      phase: 'loading',
      me: undefined,
      queue: undefined,
      summary: undefined,
      presence: 'available',
      sessions: [],
      openSessions: [],
      connected: true,
      alerts: [],
    });
  }

  async start(): Promise<void> {
    const me = await call<TechnicianMe>('GET', '/me');
    if (me.ok && me.value.mustEnrol) this.set({ phase: 'mustEnrol', me: me.value });
    else if (me.ok) this.signedIn(me.value);
    else if (isPassing(me.problem)) {
      this.set({ phase: 'unreachable' });
      setTimeout(() => void this.start(), retryMs);
    } else this.set({ phase: 'signedOut' });
  }

  async signOut(where: 'here' | 'everywhere'): Promise<void> {
    await webPush.turnOff();
    const answer = await call('POST', where === 'here' ? '/sign-out' : '/sign-out-everywhere');
    if (!answer.ok && isPassing(answer.problem)) notices.tell('warning', texts.notSignedOut, texts.noAnswer);
    else this.leave();
  }

  /** Takes a question. A race that was lost is told with the winner's name. */
  async accept(entry: { request: string; name: string }): Promise<AcceptOutcome> {
    this.accepting.add(entry.request);
    const answer = await call<{ session: string }>('POST', `/queue/${entry.request}/accept`, {});
    this.queueSoon();
    if (answer.ok) {
      this.alertBox.drop(entry.request);
      this.sessionsSoon();
      return { kind: 'accepted', session: answer.value.session };
    }
    this.accepting.delete(entry.request);
    const { problem } = answer;
    if (!isPassing(problem)) this.alertBox.drop(entry.request);
    if (problem.code === 'taken-by')
      notices.tell(
        'calm',
        fill(texts.takenBy, { technician: nameIn(problem.members.technician) }),
        fill(texts.takenEarlier, { name: entry.name }),
      );
    else if (problem.code === 'hands-full') notices.tell('warning', texts.handsFull, problem.detail);
    else if (problem.status === 404 || problem.status === 410)
      notices.tell('calm', texts.noLongerWaiting, fill(texts.noLongerWaitingText, { name: entry.name }));
    else notices.tell('warning', texts.notAccepted, problem.detail || texts.noAnswer);
    return { kind: 'failed' };
  }

  /** Not for me: the alert goes on to others. False when the server did not hear it, which is told here. */
  async decline(entry: { request: string }): Promise<boolean> {
    this.offered.delete(entry.request);
    this.alertBox.drop(entry.request);
    const answer = await call('POST', `/queue/${entry.request}/decline`);
    const isLost = !answer.ok && isPassing(answer.problem);
    if (isLost) notices.tell('warning', texts.notDeclined, texts.noAnswer);
    return !isLost;
  }

  async setPresence(presence: TechnicianPresence): Promise<void> {
    const answer = await call('PUT', '/floor/me', { state: presence });
    if (!answer.ok) notices.tell('warning', texts.notChanged, answer.problem.detail || texts.noAnswer);
    else this.tookPresence(presence);
  }

  /** The room of one session; it lives until the session is left, so that switching between sessions cuts nothing. */
  room(id: string): SessionRoom {
    let room = this.rooms.get(id);
    if (!room) {
      room = new SessionRoom(id, () => this.state.me);
      this.rooms.set(id, room);
      void room.refresh();
    }
    return room;
  }

  retry(): void {
    this.stream?.retry();
  }

  private signedIn(me: TechnicianMe): void {
    this.set({ phase: 'signedIn', me });
    this.stream?.stop();
    this.stream = new SharedStream({
      open: () => this.opened(),
      lost: () => {
        this.lostTimer ??= setTimeout(() => this.set({ connected: false }), lostShownAfterMs);
      },
      refused: () => void this.checkMe(),
      news: (news) => this.hear(news),
    });
    this.stream.start();
    void this.readQueue();
    void this.readSessions();
    void this.readPresence();
    void webPush.start((request) => this.answer(request));
    const wanted = /^#answer\.([0-9a-f-]{36})$/.exec(location.hash)?.[1];
    if (wanted) this.answer(wanted);
  }

  /** Off a notice of the desktop: accepts here and goes there. */
  private answer(request: string): void {
    const name = this.state.queue?.find((entry) => entry.request === request)?.name ?? texts.theCustomer;
    void this.accept({ request, name }).then((outcome) => {
      location.hash = '';
      if (outcome.kind === 'accepted') location.pathname = `/console/session/${outcome.session}`;
    });
  }

  private queueSoon(): void {
    if ((this.state.queue?.length ?? 0) > longQueue) this.longSoon();
    else this.shortSoon();
  }

  private opened(): void {
    clearTimeout(this.lostTimer);
    this.lostTimer = undefined;
    this.set({ connected: true });
    this.queueSoon();
    this.sessionsSoon();
    for (const room of this.rooms.values()) void room.refresh();
    this.outOfBand.refresh();
  }

  private async checkMe(): Promise<void> {
    const me = await call<TechnicianMe>('GET', '/me');
    if (!me.ok && !isPassing(me.problem)) {
      if (this.state.phase === 'signedIn') notices.tell('calm', texts.signedOut, texts.signedOutText);
      this.leave();
    } else setTimeout(() => this.stream?.retry(), retryMs);
  }

  private leave(): void {
    this.stream?.stop();
    this.stream = undefined;
    for (const room of this.rooms.values()) room.close();
    this.rooms.clear();
    this.outOfBand.clear();
    this.alertBox.clear();
    this.set({ phase: 'signedOut', me: undefined, queue: undefined, sessions: [], openSessions: [], connected: true });
  }

  private hear(news: News): void {
    if (news.kind === 'request.offered' && news.request && news.technicians?.includes(this.state.me?.id ?? '')) {
      this.offered.add(news.request);
      this.alertBox.again(news.request);
    }
    if (news.kind === 'technician.presence' && nameIn(news.technician) === this.state.me?.id)
      this.tookPresence(news.state as TechnicianPresence);
    if (news.kind === 'queue.summary') this.set({ summary: news as unknown as QueueSummary });
    if (floorNews.has(news.kind)) for (const listener of this.floorListeners) listener();
    if (news.kind.startsWith('request.')) this.queueSoon();
    if (news.kind.startsWith('session.') || news.kind === 'request.accepted') this.sessionsSoon();
    if (news.kind === 'request.accepted' && news.request) this.tellTaken(news.request, nameIn(news.technician));
    for (const room of this.rooms.values()) room.hear(news);
    this.outOfBand.hear(news as DeviceNews);
  }

  /** Calls whenever somebody on the floor comes, goes, says something else of himself, or has more or less in hand. */
  onFloor(listener: () => void): () => void {
    this.floorListeners.add(listener);
    return () => this.floorListeners.delete(listener);
  }

  private tookPresence(presence: TechnicianPresence): void {
    this.set({ presence });
    if (presence !== 'available') for (const alert of this.state.alerts) this.alertBox.drop(alert.entry.request);
  }

  private tellTaken(request: string, technician: string): void {
    const alert = this.state.alerts.find((candidate) => candidate.entry.request === request);
    if (alert && !this.accepting.has(request) && technician !== this.state.me?.displayName) {
      notices.tell('calm', fill(texts.takenBy, { technician }), fill(texts.takenMeanwhile, { name: alert.entry.name }));
    }
    this.alertBox.drop(request);
  }

  private async readQueue(): Promise<void> {
    const queue = await call<QueueEntry[]>('GET', '/queue');
    if (!queue.ok) {
      if (queue.problem.status === 401) void this.checkMe();
      return;
    }
    this.set({ queue: queue.value });
    this.alertBox.queue(queue.value.filter((entry) => this.offered.has(entry.request)));
  }

  private async readPresence(): Promise<void> {
    const floor = await call<FloorEntry[]>('GET', '/floor');
    const mine = floor.ok ? floor.value.find((entry) => entry.technician === this.state.me?.id) : undefined;
    if (mine) this.set({ presence: mine.state });
  }

  private async readSessions(): Promise<void> {
    const sessions = await call<SessionView[]>('GET', '/sessions?state=open');
    if (sessions.ok)
      this.set({
        sessions: sessions.value.filter((session) => session.technician.id === this.state.me?.id),
        openSessions: sessions.value,
      });
  }
}

function nameIn(technician: unknown): string {
  if (typeof technician === 'string') return technician;
  if (technician && typeof technician === 'object') {
    const { displayName, name } = technician as Record<string, unknown>;
    if (typeof displayName === 'string') return displayName;
    if (typeof name === 'string') return name;
  }
  return texts.anotherTechnician;
}
