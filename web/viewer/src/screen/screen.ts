import { type Decoded, type DecodeSink, type DecodeThread, startDecodeWorker } from './decodeThread.ts';
import { browserFrames, canvasTarget, Painter } from './painter.ts';
import { Stage } from './stage.ts';

/** One frame on its way from the line to the canvas; `T` is what the session wants back when it is there. */
export interface ScreenFrame<T> {
  surface: number;
  frameNumber: number;
  /** Given away. */
  bytes: Uint8Array<ArrayBuffer>;
  tag: T;
}

export interface PaintedFrame<T> {
  surface: number;
  frameNumber: number;
  decodeMs: number;
  paintMs: number;
  tag: T;
}

export interface ScreenSink<T> {
  /** The frame is on the canvas: its bytes may be credited. */
  painted(frame: PaintedFrame<T>): void;
  /** The decoder cannot go on without a keyframe; the frame's bytes may be credited all the same. */
  needsKeyframe(frame: PaintedFrame<T>): void;
  /** The page is older than what the PC sends, or the decoder cannot run. */
  failed(why: string): void;
}

/** Frames in, pictures out: decoder thread, painters and stage put together. */
export class Screen<T> implements DecodeSink {
  readonly stage: Stage;
  private readonly thread: DecodeThread;
  private readonly painters = new Map<number, Painter>();
  /** Tags of the frames in the decoder, in order; it answers in order. */
  private readonly under: T[] = [];

  constructor(
    host: HTMLElement,
    private readonly sink: ScreenSink<T>,
    startThread: (sink: DecodeSink) => DecodeThread = startDecodeWorker,
  ) {
    this.stage = new Stage(host);
    this.thread = startThread(this);
  }

  push({ surface, frameNumber, bytes, tag }: ScreenFrame<T>): void {
    this.under.push(tag);
    this.thread.decode(surface, frameNumber, bytes);
  }

  decoded(frame: Decoded): void {
    const tag = this.under.shift()!;
    const { surface, frameNumber, decodeMs } = frame;
    const told = (paintMs: number): PaintedFrame<T> => ({ surface, frameNumber, decodeMs, paintMs, tag });
    if (frame.status === 'unknownVersion') this.sink.failed('This page is older than the program on the PC. Please reload the page.');
    else if (frame.status === 'needKeyframe') this.sink.needsKeyframe(told(0));
    else this.painter(surface).add(frame, frame.patches, (paintMs) => this.sink.painted(told(paintMs)));
  }

  failed(why: string): void {
    this.sink.failed(why);
  }

  /** Surfaces that are no more lose their canvas and decoder. */
  keepOnly(surfaces: readonly number[]): void {
    for (const surface of this.painters.keys()) {
      if (surfaces.includes(surface)) continue;
      this.painters.delete(surface);
      this.thread.forget(surface);
      this.stage.forget(surface);
    }
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
