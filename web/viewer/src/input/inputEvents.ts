/** What a technician's hands do, before it is numbered and sealed. Coordinates are pixels of the surface. */
export type InputEvent =
  | { type: 'move'; surface: number; x: number; y: number }
  | { type: 'button'; surface: number; x: number; y: number; button: MouseButton; down: boolean }
  /** In 1/120 of a notch; positive is right and down. */
  | { type: 'wheel'; surface: number; x: number; y: number; dx: number; dy: number }
  | { type: 'key'; down: boolean; physical: number; keysym: number }
  | { type: 'text'; text: string }
  | { type: 'releaseAll' };

/** X11's numbers: left, middle, right, back, forward. */
export type MouseButton = 1 | 2 | 3 | 8 | 9;

export interface InputSink {
  /** Sends these in this order, as one message where possible. */
  send(events: readonly InputEvent[]): void;
}
