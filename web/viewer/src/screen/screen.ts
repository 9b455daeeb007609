import type { CursorMessage } from '../protocol/messages/cursorMessage.ts';
import type { ScreenHeader } from '../protocol/messages/screenHeader.ts';
import type { Scale, Surface, SurfaceChoice } from '../viewerEvents.ts';
import { type Decoded, type DecodeSink, type DecodeThread, startDecodeWorker } from './decodeThread.ts';
import { browserFrames, canvasTarget, Painter } from './painter.ts';
import type { ScreenNews, ScreenSink } from './screenSink.ts';
import { Stage } from './stage.ts';

/** A frame that is in the decoder. */
interface Under {
  header: ScreenHeader;
  /** Counts resets: what comes back from before one is void. */
  round: number;
}

/** Frames in, pictures out: decoder thread, painters and stage put together. */
export class Screen implements ScreenSink, DecodeSink {
  readonly stage: Stage;
  private readonly thread: DecodeThread;
  private readonly painters = new Map<number, Painter>();
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
    this.thread.decode(surface, header.frameNumber, codecFrame);
  }

  onCursor(message: CursorMessage): void {
    this.stage.cursor.take(message);
    if (message.type === 'cursorPosition') this.stage.pointerIsOn(message.surface);
  }

  /** Surfaces that are no more lose their canvas and decoder. */
  onSurfaces(surfaces: readonly Surface[]): void {
    const ids = surfaces.map((surface) => surface.id);
    for (const surface of [...this.painters.keys()]) {
      if (ids.includes(surface)) continue;
      this.painters.delete(surface);
      this.thread.forget(surface);
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
    for (const surface of this.painters.keys()) this.thread.forget(surface);
  }

  decoded(frame: Decoded): void {
    const under = this.under.shift();
    if (!under || under.round !== this.round) return;
    const { surface, decodeMs } = frame;
    const painted = (paintMs: number) => {
      if (under.round === this.round) this.news.painted(surface, under.header, decodeMs, paintMs);
    };
    if (frame.status === 'ok') {
      this.painter(surface).add(frame, frame.patches, painted);
      return;
    }
    painted(0);
    if (frame.status === 'needKeyframe') this.news.keyframeWanted(surface);
    else this.failed('This page is older than the program on the customer’s PC. Please reload the page.');
  }

  /** The decoder cannot run, or this page is too old: nothing more will be painted. */
  failed(why: string): void {
    this.stage.freeze(why);
  }

  close(): void {
    this.thread.close();
    this.stage.close();
  }

  private painter(surface: number): Painter {
    let painter = this.painters.get(surface);
    if (!painter) {
      painter = new Painter(canvasTarget(this.stage.canvas(surface)), browserFrames, () => this.stage.layOut());
      this.painters.set(surface, painter);
    }
    return painter;
  }
}
