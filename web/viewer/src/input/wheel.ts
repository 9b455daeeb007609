/** What of a WheelEvent is needed. `wheelDelta…` are old but exact: ±120 a notch, where the browser has them. */
export interface WheelLike {
  deltaX: number;
  deltaY: number;
  /** 0 pixels, 1 lines, 2 pages. */
  deltaMode: number;
  wheelDeltaX?: number;
  wheelDeltaY?: number;
}

const unitsANotch = 120;
const pixelsANotch = 100;
const linesANotch = 3;
/** The most that one event carries (a signed 16-bit number). */
const most = 32_767;

/** Turns wheel events into 1/120 notches and keeps what is left of a unit for the next. */
export class WheelMeter {
  private restX = 0;
  private restY = 0;

  turn(event: WheelLike): { deltaX: number; deltaY: number } {
    this.restX += units(event.deltaX, event.deltaMode, event.wheelDeltaX);
    this.restY += units(event.deltaY, event.deltaMode, event.wheelDeltaY);
    const deltaX = bounded(Math.trunc(this.restX));
    const deltaY = bounded(Math.trunc(this.restY));
    this.restX -= deltaX;
    this.restY -= deltaY;
    return { deltaX, deltaY };
  }
}

function units(delta: number, mode: number, exact: number | undefined): number {
  if (exact && exact % unitsANotch === 0) return -exact;
  if (mode === 1) return (delta / linesANotch) * unitsANotch;
  return mode === 2 ? delta * unitsANotch * 10 : (delta / pixelsANotch) * unitsANotch;
}

/** Within what one event can carry. */
export function bounded(value: number): number {
  return Math.max(-most, Math.min(most, value));
}
