import {
  type Answer,
  type ContactChannel,
  Conversation,
  type ConversationState,
  call,
  isPassing,
  type News,
  type Outcome,
  type SessionView,
  type TechnicianMe,
} from '@deskside/talk';
import type { Capability, Chord, ConsentNews, LineNews, Peer, Scale, Surface, SurfaceChoice, View, ViewerStats } from '@deskside/viewer';
import { notices } from '../desk/notices.ts';
import { Store } from '../desk/store.ts';
import { problemText } from '../parts/problemText.ts';
import { fill } from '../texts/fill.ts';
import { openViewer } from './openViewer.ts';
import { texts } from './stageTexts.ts';

export interface Consent extends ConsentNews {
  /** When this was learned, for counting the remaining time down. */
  learnedAt: number;
}

export interface RoomState {
  view: SessionView | undefined;
  /** Set when there is no such session for this technician. */
  missing: string;
  chat: ConversationState;
  line: LineNews;
  consents: Partial<Record<Capability, Consent>>;
  surfaces: readonly Surface[];
  /** Undefined until the technician chooses: the main one. */
  surface: SurfaceChoice | undefined;
  safetyWords: readonly string[];
  stats: ViewerStats | undefined;
  peer: Peer | undefined;
  scale: Scale;
  /** Counts the customer's wishes that the chat be shown. */
  raised: number;
  /** Counts what changed around the request: notes, pictures, how it goes on. */
  version: number;
}

const focusAfterMs = 250;
const noChat: ConversationState = { lines: [], unread: 0, otherTypes: false, loaded: false, kept: true };

/** One session as the technician works in it: facts, chat, and the viewer with its own element, which pages borrow. */
export class SessionRoom extends Store<RoomState> {
  /** The viewer draws in here; a page puts it into its place and takes it out again without cutting the line. */
  readonly stage = document.createElement('div');
  conversation: Conversation | undefined;
  private viewer: View | undefined;
  private closed = false;

  constructor(
    readonly id: string,
    private readonly me: () => TechnicianMe | undefined,
  ) {
    super({
      view: undefined,
      missing: '',
      chat: noChat,
      line: { line: 'waiting', detail: '' },
      consents: {},
      surfaces: [],
      surface: undefined,
      safetyWords: [],
      stats: undefined,
      peer: undefined,
      scale: 'fit',
      raised: 0,
      version: 0,
    });
    this.stage.className = 'stage';
  }

  async refresh(): Promise<void> {
    const answer = await call<SessionView>('GET', `/sessions/${this.id}`);
    if (this.closed) return;
    if (!answer.ok) {
      if (!isPassing(answer.problem)) this.set({ missing: answer.problem.detail || texts.noSession });
      return;
    }
    this.take(answer.value);
    await this.conversation?.refresh();
  }

  hear(news: News): void {
    const { view } = this.state;
    if (!view || (news.request !== view.request && news.session !== view.id)) return;
    this.conversation?.news(news);
    if (news.kind === 'session.sharer')
      this.take({ ...view, sharer: { present: news.present ?? false, platform: news.platform ?? view.sharer?.platform } });
    else if (news.kind === 'session.ended' || news.kind === 'request.ended' || news.kind === 'session.held') void this.refresh();
    else if (news.kind === 'request.changed' || news.kind === 'request.noted') this.set({ version: this.state.version + 1 });
    else if (news.kind === 'session.consent' && news.capability && news.state && this.state.line.line !== 'open') {
      this.learn({ capability: news.capability, state: news.state, remainingMs: 0, inAdvance: false });
    }
  }

  askFor(capability: 'view' | 'control'): void {
    this.viewer?.session.askFor(capability);
  }

  releaseControl(): void {
    this.viewer?.session.releaseControl();
  }

  setScale(scale: Scale): void {
    this.viewer?.session.setScale(scale);
    this.set({ scale });
  }

  sendKeys(chord: Chord): void {
    this.viewer?.session.sendKeys(chord);
    this.focusSoon();
  }

  sendText(text: string): void {
    this.viewer?.session.sendText(text);
    this.focusSoon();
  }

  chooseSurface(surface: SurfaceChoice): void {
    this.viewer?.session.chooseSurface(surface);
    this.set({ surface });
    this.focusSoon();
  }

  /** Full screen with the keyboard captured, where the browser has it; Escape held for a moment leaves. */
  async fullScreen(): Promise<void> {
    try {
      await this.stage.requestFullscreen({ navigationUI: 'hide' });
      await (navigator as Navigator & { keyboard?: { lock(): Promise<void> } }).keyboard?.lock();
    } catch {
      notices.tell('warning', texts.noFullScreen, texts.noFullScreenText);
    }
  }

  async end(outcome: Outcome, note: string): Promise<Answer<unknown>> {
    const answer = await call('POST', `/sessions/${this.id}/end`, { outcome, note: note || undefined });
    if (answer.ok) await this.refresh();
    return answer;
  }

  /** Leaves room for another session; the customer keeps the chat. */
  async hold(what: 'hold' | 'resume'): Promise<void> {
    const answer = await call('POST', `/sessions/${this.id}/${what}`);
    if (!answer.ok) notices.tell('warning', what === 'hold' ? texts.notOnHold : texts.notResumed, problemText(answer.problem));
    await this.refresh();
  }

  /** It goes on by phone or mail, which the record keeps. */
  async goOnBy(channel: ContactChannel, contact: string): Promise<Answer<unknown>> {
    const answer = await call('POST', `/sessions/${this.id}/channel`, { channel, contact });
    if (answer.ok) this.set({ version: this.state.version + 1 });
    return answer;
  }

  async raiseChat(): Promise<void> {
    const answer = await this.conversation?.raise();
    if (answer?.ok) notices.tell('good', texts.chatRaised, texts.chatRaisedText);
    else notices.tell('warning', texts.chatNotRaised, texts.noAnswer);
  }

  close(): void {
    this.closed = true;
    this.conversation?.close();
    this.viewer?.close();
    this.viewer = undefined;
  }

  private take(view: SessionView): void {
    this.set({ view });
    if (!this.conversation) this.openConversation(view.request);
    if (view.state === 'ended') {
      this.viewer?.close();
      this.viewer = undefined;
      this.set({ line: { line: 'ended', detail: '' }, consents: {}, stats: undefined });
      return;
    }
    for (const consent of view.consents ?? []) {
      if (!this.state.consents[consent.capability]) this.learn({ ...consent, remainingMs: 0, inAdvance: false });
    }
    if (view.sharer?.present) void this.openViewer();
  }

  private openConversation(request: string): void {
    this.conversation = new Conversation({
      path: `/requests/${request}`,
      request,
      mine: 'technician',
      store: localStorage,
      changed: (chat) => this.set({ chat }),
      raised: () => this.set({ raised: this.state.raised + 1 }),
      incoming: (message) => {
        if (!this.stage.isConnected) notices.tell('calm', fill(texts.writes, { name: message.name }), message.text.slice(0, 160));
      },
    });
  }

  private opening = false;

  private async openViewer(): Promise<void> {
    const me = this.me();
    if (this.viewer || this.opening || !me) return;
    this.opening = true;
    const viewer = await openViewer(this.id, { name: me.displayName, organisation: me.organisation.name }, this.stage).catch(
      () => undefined,
    );
    this.opening = false;
    if (!viewer) {
      this.set({ line: { line: 'refused', detail: texts.noViewer } });
      return;
    }
    if (this.closed || this.state.view?.state === 'ended') {
      viewer.close();
      return;
    }
    this.viewer = viewer;
    const { session } = viewer;
    session.on('state', (line) => this.set({ line }));
    session.on('consent', (consent) => this.learn(consent));
    session.on('surfaces', (surfaces) => this.set({ surfaces }));
    session.on('safetyWords', (safetyWords) => this.set({ safetyWords }));
    session.on('stats', (stats) => this.set({ stats }));
    session.on('peer', (peer) => this.set({ peer }));
    session.on('notice', ({ text }) => notices.tell('calm', texts.fromPc, text));
    session.on('ended', () => void this.refresh());
    session.setScale(this.state.scale);
  }

  /** Menus and dialogs give the focus back when they have closed; then it belongs to the picture. */
  private focusSoon(): void {
    setTimeout(() => this.viewer?.focus(), focusAfterMs);
  }

  private learn(consent: ConsentNews): void {
    this.set({ consents: { ...this.state.consents, [consent.capability]: { ...consent, learnedAt: Date.now() } } });
  }
}
