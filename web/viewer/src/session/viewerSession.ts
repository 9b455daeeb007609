import type { Chord } from '../input/chords.ts';
import type { InputSource } from '../input/inputSource.ts';
import { Channel } from '../protocol/frames/channel.ts';
import { FrameKind } from '../protocol/frames/frameKind.ts';
import { Capability } from '../protocol/messages/consentState.ts';
import { type ControlMessage, directionOf, readControlMessage, writeControlMessage } from '../protocol/messages/controlMessage.ts';
import { readCursorMessage } from '../protocol/messages/cursorMessage.ts';
import type { InputDraft } from '../protocol/messages/inputEvent.ts';
import { KeyframeReason } from '../protocol/messages/keyframeWanted.ts';
import { readReceipt } from '../protocol/messages/receipt.ts';
import { readScreenMessage, type ScreenHeader } from '../protocol/messages/screenHeader.ts';
import type { AssembledMessage } from '../protocol/parts/messageAssembler.ts';
import { cutText, maxName } from '../protocol/wire/wireText.ts';
import type { ScreenSink } from '../screen/screenSink.ts';
import type { ConsentNews, Scale, SurfaceChoice, ViewerEvents } from '../viewerEvents.ts';
import { browserParts } from './browserParts.ts';
import { browserClock, type Clock } from './clock.ts';
import { consentNews } from './consents.ts';
import { Emitter } from './emitter.ts';
import { InputDesk } from './inputDesk.ts';
import { LegLink, type LinkOptions } from './link.ts';
import { UnpaintedFrames } from './unpaintedFrames.ts';
import type { ViewerParts } from './viewerParts.ts';
import { StatsBook } from './viewerStats.ts';

export interface ViewerOptions extends LinkOptions {
  /** Where the picture goes. */
  readonly canvasHost: HTMLElement;
  /** What this page is, told to the sharer. */
  readonly about?: { readonly product: string; readonly version: string; readonly platform: string };
}

const statsEveryMs = 1000;
const everySurface = 0xffff_ffff;

/**
 * The technician's end of one session: link, screen and input put together. Begins at once and comes back by itself; events say where it
 * stands. Consent is the customer's: `askFor` asks, 'consent' tells. Input goes only while control is granted.
 */
export class ViewerSession {
  readonly #events = new Emitter<ViewerEvents>();
  readonly #clock: Clock;
  readonly #link: LegLink;
  readonly #screen: ScreenSink;
  readonly #input: InputSource;
  readonly #stats: StatsBook;
  readonly #desk: InputDesk;
  readonly #unpainted = new UnpaintedFrames();
  readonly #options: ViewerOptions;
  #awaitingKeyframe = new Set<number>();
  #cancelStats: (() => void) | undefined;
  #choice: SurfaceChoice | undefined;
  #isOver = false;

  constructor(options: ViewerOptions, parts: ViewerParts = browserParts) {
    this.#options = options;
    this.#clock = options.clock ?? browserClock;
    this.#stats = new StatsBook(this.#clock);
    this.#link = new LegLink(options);
    this.#desk = new InputDesk(this.#link, this.#stats);
    const { screen, input } = parts.openScreen(options.canvasHost, {
      painted: (surface, header, decodeMs, paintMs) => this.#painted(surface, header, decodeMs, paintMs),
      keyframeWanted: (surface) => this.#wantKeyframe(surface, KeyframeReason.decoder),
    });
    this.#screen = screen;
    this.#input = input;
    this.#listen();
    // Handlers of the page are registered after the constructor: the first news waits for them.
    queueMicrotask(() => {
      if (!this.#isOver) this.#link.open();
    });
  }

  on<K extends keyof ViewerEvents>(kind: K, handler: (news: ViewerEvents[K]) => void): void {
    this.#events.on(kind, handler);
  }

  askFor(capability: 'view' | 'control'): void {
    this.#say({ type: 'consentAsked', capability: Capability[capability] });
  }

  releaseControl(): void {
    this.#desk.send([{ type: 'releaseAll' }]);
    this.#stopInput();
    this.#say({ type: 'controlReleased' });
  }

  setScale(scale: Scale): void {
    this.#screen.setScale(scale);
  }

  /** Presses the keys one after the other and lets go of them in the opposite order. */
  sendKeys(chord: Chord): void {
    const key = (isDown: boolean) => (code: Chord[number]) => ({ type: 'key' as const, isDown, ...code });
    this.#desk.send([...chord.map(key(true)), ...[...chord].reverse().map(key(false))]);
  }

  sendText(text: string): void {
    this.#desk.sendText(text);
  }

  /** Without a choice it is the main monitor. */
  chooseSurface(choice: SurfaceChoice): void {
    this.#choice = choice;
    this.#screen.chooseSurface(choice);
    this.#sayChoice();
  }

  /** The network changed or the machine slept: do not wait for the line to notice. */
  renew(): void {
    this.#link.renew();
  }

  close(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#stopInput();
    this.#cancelStats?.();
    this.#link.close();
    this.#input.close();
    this.#screen.close();
    this.#events.clear();
  }

  #listen(): void {
    this.#link.on('state', (news) => {
      if (news.line !== 'open') this.#stopInput();
      this.#events.emit('state', news);
    });
    this.#link.on('established', ({ words }) => this.#begin(words));
    this.#link.on('message', (message) => this.#take(message));
    this.#link.on('lost', ({ channel }) => this.#wantKeyframe(channel - Channel.firstScreen, KeyframeReason.refused));
    this.#link.on('received', ({ bytes }) => this.#stats.received(bytes));
    this.#tickStats();
  }

  #begin(words: readonly string[]): void {
    this.#stats.reset();
    this.#unpainted.clear();
    this.#awaitingKeyframe.clear();
    this.#screen.reset();
    this.#stopInput();
    this.#events.emit('safetyWords', words);
    const about = this.#options.about ?? { product: 'Deskside console', version: '', platform: navigator.userAgent };
    this.#say({ type: 'viewerAbout', ...about, platform: cutText(about.platform, maxName) });
    this.#sayChoice();
  }

  #take(message: AssembledMessage): void {
    switch (message.kind) {
      case FrameKind.screen:
        this.#takeScreen(message); // used when it is painted
        return;
      case FrameKind.control:
        this.#takeControl(readControlMessage(message.body));
        break;
      case FrameKind.cursor: {
        const cursor = readCursorMessage(message.body);
        if (cursor !== undefined) this.#screen.onCursor(cursor);
        break;
      }
      case FrameKind.receipt: {
        const credit = readReceipt(message.body)?.credits.find((one) => one.channel === Channel.input);
        if (credit !== undefined) this.#stats.inputCredited(credit.consumedTotal);
        break;
      }
      default: // audio, files and the like: not of this version, yet they are used up
    }
    this.#link.used(message);
  }

  #takeScreen(message: AssembledMessage): void {
    const surface = message.stream.channel - Channel.firstScreen;
    const screen = readScreenMessage(message.body);
    if (message.isKeyframe) this.#awaitingKeyframe.delete(surface);
    if (screen === undefined) {
      this.#link.used(message);
      return;
    }
    if (this.#awaitingKeyframe.has(surface)) {
      // Told as painted, so that the sharer does not wait for it before it sends the keyframe.
      this.#link.used(message);
      this.#link.painted(surface, screen.header, 0, 0);
      return;
    }
    this.#unpainted.add(surface, screen.header.frameNumber, message);
    this.#stats.codecFrame(screen.codecFrame.length);
    this.#screen.onScreen(surface, screen.header, screen.codecFrame, message.isKeyframe);
  }

  #takeControl(message: ControlMessage | undefined): void {
    if (message === undefined || directionOf(message) !== 'sharer') return;
    switch (message.type) {
      case 'consentState':
        this.#takeConsent(consentNews(message));
        return;
      case 'surfaces': {
        const surfaces = message.places.map(({ isPrimary, ...place }) => ({ ...place, primary: isPrimary }));
        this.#screen.onSurfaces(surfaces);
        this.#events.emit('surfaces', surfaces);
        return;
      }
      case 'ended':
        this.#stopInput();
        this.#events.emit('ended', { reason: message.reason });
        this.#link.close();
        return;
      case 'sharerAbout': {
        const { product, version, platform, hostName } = message;
        this.#events.emit('peer', { product, version, platform, hostName });
        return;
      }
      case 'notice':
        this.#events.emit('notice', { code: message.code, text: message.text });
        return;
      default: // a refused frame of ours: the line renews its keys when it must
    }
  }

  #takeConsent(news: ConsentNews): void {
    if (news.capability === 'control') {
      if (news.state === 'granted') this.#startInput();
      else this.#stopInput();
    }
    this.#events.emit('consent', news);
  }

  #startInput(): void {
    if (this.#desk.isGranted) return;
    this.#desk.grant();
    this.#input.start((draft: InputDraft) => this.#desk.send([draft]));
  }

  #stopInput(): void {
    if (!this.#desk.isGranted) return;
    this.#desk.withdraw();
    this.#input.stop();
  }

  #painted(surface: number, header: ScreenHeader, decodeMs: number, paintMs: number): void {
    for (const message of this.#unpainted.painted(surface, header.frameNumber)) this.#link.used(message);
    this.#stats.painted(header.lastInputEventId, decodeMs);
    this.#link.painted(surface, header, decodeMs, paintMs);
  }

  #wantKeyframe(surface: number, reason: number): void {
    if (this.#awaitingKeyframe.has(surface)) return;
    this.#awaitingKeyframe.add(surface);
    this.#say({ type: 'keyframeWanted', surface, reason });
  }

  #sayChoice(): void {
    if (this.#choice === undefined) return;
    const mask = this.#choice === 'all' ? everySurface : this.#choice === 'pointer' ? 0 : (1 << this.#choice) >>> 0;
    this.#say({ type: 'surfaceChoice', mask, followPointer: this.#choice === 'pointer' });
  }

  #say(message: ControlMessage): void {
    this.#link.send(FrameKind.control, Channel.control, writeControlMessage(message));
  }

  #tickStats(): void {
    this.#cancelStats = this.#clock.after(statsEveryMs, () => {
      this.#events.emit('stats', this.#stats.take());
      this.#tickStats();
    });
  }
}
