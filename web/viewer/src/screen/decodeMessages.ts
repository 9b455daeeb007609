/** What goes to the decoder worker and comes back. Buffers are transferred, never copied. */

export type ToDecoder =
  | { kind: 'frame'; surface: number; frameNumber: number; bytes: ArrayBuffer }
  /** The surface's canvas: from now on the worker paints it. It cannot be given back. */
  | { kind: 'canvas'; surface: number; canvas: OffscreenCanvas }
  | { kind: 'forget'; surface: number; picture: Leftover };

/** What becomes of the picture when a surface's decoder is forgotten: it stays on the glass, goes from it, or goes with its canvas. */
export type Leftover = 'stays' | 'goes' | 'goesWithCanvas';

/** A rectangle of new pixels: RGBA, rows top to bottom without padding. */
export interface Patch {
  x: number;
  y: number;
  width: number;
  height: number;
  pixels: ArrayBuffer;
}

export type DecodeStatus = 'ok' | 'needKeyframe' | 'unknownVersion';

export type FromDecoder =
  | { kind: 'ready' }
  | { kind: 'failed'; why: string }
  | {
      kind: 'decoded';
      surface: number;
      frameNumber: number;
      status: DecodeStatus;
      width: number;
      height: number;
      /** For the page to paint; none when the worker painted. */
      patches: Patch[];
      decodeMs: number;
      /** Told when the worker has painted. */
      paintMs?: number;
    };
