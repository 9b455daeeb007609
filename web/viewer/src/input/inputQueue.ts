import type { InputDraft } from '../protocol/messages/inputEvent.ts';
import type { FrameClock } from '../screen/painter.ts';
import { bounded } from './wheel.ts';

type Move = Extract<InputDraft, { type: 'pointerMove' }>;
type Wheel = Extract<InputDraft, { type: 'wheel' }>;

/**
 * Thins moves and wheel turns out to one a picture, without delaying the first; buttons and keys go at once and never overtake a move.
 */
export class InputQueue {
  private move: Move | undefined;
  private wheel: Wheel | undefined;
  private framePending = false;

  constructor(
    private readonly take: (draft: InputDraft) => void,
    private readonly nextFrame: FrameClock,
  ) {}

  pointerMoved(move: Move): void {
    this.move = move;
    this.flushUnlessInFrame();
  }

  wheelTurned(wheel: Wheel): void {
    this.wheel = this.wheel
      ? { ...wheel, deltaX: bounded(this.wheel.deltaX + wheel.deltaX), deltaY: bounded(this.wheel.deltaY + wheel.deltaY) }
      : wheel;
    this.flushUnlessInFrame();
  }

  /** Buttons, keys, text: at once, after whatever was waiting. */
  now(...drafts: InputDraft[]): void {
    for (const draft of [...this.takeWaiting(), ...drafts]) this.take(draft);
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
    for (const draft of this.takeWaiting()) this.take(draft);
  }

  private takeWaiting(): InputDraft[] {
    const waiting: InputDraft[] = [];
    if (this.move) waiting.push(this.move);
    if (this.wheel && (this.wheel.deltaX !== 0 || this.wheel.deltaY !== 0)) waiting.push(this.wheel);
    this.clear();
    return waiting;
  }
}
