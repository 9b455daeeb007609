import type { FrameClock } from '../screen/painter.ts';
import type { InputEvent, InputSink } from './inputEvents.ts';

type Move = Extract<InputEvent, { type: 'move' }>;
type Wheel = Extract<InputEvent, { type: 'wheel' }>;

/**
 * Thins moves and wheel turns out to one a picture, without delaying the first; buttons and keys go at once and never overtake a move.
 */
export class InputQueue {
  private move: Move | undefined;
  private wheel: Wheel | undefined;
  private framePending = false;

  constructor(
    private readonly sink: InputSink,
    private readonly nextFrame: FrameClock,
  ) {}

  pointerMoved(move: Move): void {
    this.move = move;
    this.flushUnlessInFrame();
  }

  wheelTurned(wheel: Wheel): void {
    this.wheel = this.wheel ? { ...wheel, dx: this.wheel.dx + wheel.dx, dy: this.wheel.dy + wheel.dy } : wheel;
    this.flushUnlessInFrame();
  }

  /** Buttons, keys, text: at once, after whatever was waiting. */
  now(...events: InputEvent[]): void {
    this.sink.send([...this.takeWaiting(), ...events]);
  }

  /** Forgets what waits, for example because control has gone. */
  clear(): void {
    this.move = undefined;
    this.wheel = undefined;
  }

  private flushUnlessInFrame(): void {
    if (this.framePending) return;
    this.flush();
    this.framePending = true;
    this.nextFrame(() => {
      this.framePending = false;
      if (this.move || this.wheel) this.flushUnlessInFrame();
    });
  }

  private flush(): void {
    const waiting = this.takeWaiting();
    if (waiting.length > 0) this.sink.send(waiting);
  }

  private takeWaiting(): InputEvent[] {
    const waiting: InputEvent[] = [];
    if (this.move) waiting.push(this.move);
    if (this.wheel && (this.wheel.dx !== 0 || this.wheel.dy !== 0)) waiting.push(this.wheel);
    this.clear();
    return waiting;
  }
}
