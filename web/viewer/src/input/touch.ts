/** What fingers mean: a tap clicks, a held finger clicks right, a drag drags, two fingers scroll. */
export interface TouchSink {
  move(at: TouchPoint): void;
  button(at: TouchPoint, button: number, down: boolean): void;
  /** In CSS pixels, as a finger pushes the page. */
  scroll(at: TouchPoint, dx: number, dy: number): void;
}

export interface TouchPoint {
  clientX: number;
  clientY: number;
}

type Phase = 'idle' | 'undecided' | 'dragging' | 'scrolling' | 'done';

const dragFromPx = 8;
const longPressMs = 550;

export class Touch {
  private readonly fingers = new Map<number, TouchPoint>();
  private phase: Phase = 'idle';
  private start: TouchPoint = { clientX: 0, clientY: 0 };
  private longPress: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly sink: TouchSink) {}

  down(id: number, at: TouchPoint): void {
    this.fingers.set(id, at);
    if (this.fingers.size === 1) {
      this.phase = 'undecided';
      this.start = at;
      this.longPress = setTimeout(() => this.pressLong(), longPressMs);
    } else if (this.phase === 'undecided') {
      clearTimeout(this.longPress);
      this.phase = 'scrolling';
    }
  }

  move(id: number, at: TouchPoint): void {
    const before = this.fingers.get(id);
    if (!before) return;
    this.fingers.set(id, at);
    if (this.phase === 'scrolling') {
      const share = 1 / this.fingers.size;
      this.sink.scroll(this.start, (before.clientX - at.clientX) * share, (before.clientY - at.clientY) * share);
    } else if (this.phase === 'dragging') this.sink.move(at);
    else if (this.phase === 'undecided' && Math.hypot(at.clientX - this.start.clientX, at.clientY - this.start.clientY) > dragFromPx) {
      clearTimeout(this.longPress);
      this.phase = 'dragging';
      this.sink.button(this.start, 1, true);
      this.sink.move(at);
    }
  }

  up(id: number): void {
    const at = this.fingers.get(id);
    this.fingers.delete(id);
    if (!at) return;
    clearTimeout(this.longPress);
    if (this.phase === 'dragging') this.sink.button(at, 1, false);
    else if (this.phase === 'undecided') this.click(1);
    if (this.phase === 'dragging' || this.phase === 'undecided') this.phase = 'done';
    if (this.fingers.size === 0) this.phase = 'idle';
  }

  /** The system took the fingers away; nothing stays pressed. */
  cancel(id: number): void {
    const at = this.fingers.get(id) ?? this.start;
    this.fingers.delete(id);
    clearTimeout(this.longPress);
    if (this.phase === 'dragging') this.sink.button(at, 1, false);
    this.phase = this.fingers.size === 0 ? 'idle' : 'done';
  }

  private pressLong(): void {
    this.click(3);
    this.phase = 'done';
  }

  private click(button: number): void {
    this.sink.button(this.start, button, true);
    this.sink.button(this.start, button, false);
  }
}
