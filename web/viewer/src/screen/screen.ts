import type { CursorMessage } from '../protocol/messages/cursorMessage.ts';
import type { ScreenHeader } from '../protocol/messages/screenHeader.ts';
import type { Scale, Surface, SurfaceChoice } from '../viewerEvents.ts';
import { type Decoded, type DecodeSink, type DecodeThread, startDecodeWorker } from './decodeThread.ts';
import { browserFrames, canvasTarget, Painter, unlessHidden } from './painter.ts';
import type { ScreenNews, ScreenSink } from './screenSink.ts';
import { Stage } from './stage.ts';

/** A frame that is in the decoder. */
interface Under {
  header: ScreenHeader;
  /** Counts resets: what comes back from before one is void. */
  round: number;
}

/** Frames in, pictures out: decoder thread, painters and stage put together. The thread paints; in a browser without `OffscreenCanvas` the page does. */
export class Screen implements ScreenSink, DecodeSink {
  readonly stage: Stage;
  private readonly thread: DecodeThread;
  /** By surface: who paints its canvas, the decoder's thread or a painter of the page. */
  private readonly panes = new Map<number, Painter | 'thread'>();
  /** The decoder answers in order, so the first here belongs to its next answer. */
  private readonly under: Under[] = [];
  private round = 0;

  constructor(
    host: HTMLElement,
    private readonly news: ScreenNews,
    startThread: (sink: DecodeSink) => DecodeThread = startDecodeWorker,
  ) {
    this.stage = new Stage(host);
    this.thread = startThread(this);
  }

  onScreen(surface: number, header: ScreenHeader, codecFrame: Uint8Array): void {
    this.under.push({ header, round: this.round });
    if (!this.panes.has(surface)) this.panes.set(surface, this.open(surface));
    this.thread.decode(surface, header.frameNumber, codecFrame);
  }

  onCursor(message: CursorMessage): void {
    this.stage.cursor.take(message);
    if (message.type === 'cursorPosition') this.stage.pointerIsOn(message.surface);
  }

  /** Surfaces that are no more lose their canvas and decoder. */
  onSurfaces(surfaces: readonly Surface[]): void {
    const ids = surfaces.map((surface) => surface.id);
    for (const surface of [...this.panes.keys()]) {
      if (ids.includes(surface)) continue;
      this.panes.delete(surface);
      this.thread.forget(surface, 'goesWithCanvas');
      this.stage.forget(surface);
    }
    this.stage.setSurfaces(surfaces);
  }

  chooseSurface(choice: SurfaceChoice): void {
    this.stage.choose(choice);
  }

  setScale(scale: Scale): void {
    this.stage.setScale(scale);
  }

  /** The pictures stay on the glass until new ones come. */
  reset(): void {
    this.round++;
    for (const surface of this.panes.keys()) this.thread.forget(surface, 'stays');
  }

  /** Takes the pictures off the glass: the customer no longer shows them. */
  blank(): void {
    for (const [surface, pane] of this.panes) {
      this.thread.forget(surface, 'goes');
      if (pane !== 'thread') pane.clear();
    }
    this.stage.blank();
  }

  decoded(frame: Decoded): void {
    const under = this.under.shift();
    if (!under || under.round !== this.round) return;
    const { surface, decodeMs } = frame;
    const pane = this.panes.get(surface);
    const painted = (paintMs: number) => {
      if (under.round !== this.round) return;
      if (frame.status === 'ok' && pane) this.stage.show(surface, frame);
      this.news.painted(surface, under.header, decodeMs, paintMs);
    };
    if (frame.status === 'ok' && pane instanceof Painter) {
      pane.add(frame, frame.patches, painted);
      return;
    }
    unlessHidden(() => painted(frame.paintMs ?? 0));
    if (frame.status === 'needKeyframe') this.news.keyframeWanted(surface);
    else if (frame.status === 'unknownVersion') {
      this.failed('This page is older than the program on the customer’s PC. Please reload the page.');
    }
  }

  /** The decoder cannot run, or this page is too old: nothing more will be painted. */
  failed(why: string): void {
    this.stage.freeze(why);
  }

  close(): void {
    this.thread.close();
    this.stage.close();
  }

  private open(surface: number): Painter | 'thread' {
    const canvas = this.stage.canvas(surface);
    if (!('transferControlToOffscreen' in canvas)) return new Painter(canvasTarget(canvas), browserFrames);
    this.thread.paintOn(surface, canvas.transferControlToOffscreen());
    return 'thread';
  }
}
