/** What goes to the decoder worker and comes back. Buffers are transferred, never copied. */

export type ToDecoder = { kind: 'frame'; surface: number; frameNumber: number; bytes: ArrayBuffer } | { kind: 'forget'; surface: number };

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
      patches: Patch[];
      decodeMs: number;
    };
