import { keyframeSize } from './frameHeader.ts';
import { type Native, startNative } from './native.ts';

/** A rectangle of pixels. */
export interface PixelRect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** `needKeyframe`: damaged, out of order or not preceded by a keyframe; ask for a keyframe. `unknownVersion`: reload the page. */
export type DecodeStatus = 'ok' | 'needKeyframe' | 'unknownVersion';

export interface DecodeResult {
  readonly status: DecodeStatus;
  readonly width: number;
  readonly height: number;
  /** What the frame changed; empty unless the status is `ok`. */
  readonly changed: readonly PixelRect[];
}

const statuses: readonly DecodeStatus[] = ['ok', 'needKeyframe', 'unknownVersion'];

/**
 * Turns codec frames into pixels. Fed by outside bytes: never throws on them; every failure is a status.
 * One surface, one decoder; runs wherever WebAssembly does, best in a worker. Twin of Deskside.Codec/ScreenDecoder.cs.
 */
export class ScreenDecoder {
  readonly #module: WebAssembly.Module;
  #native: Native | undefined;
  #width = 0;
  #height = 0;

  private constructor(module: WebAssembly.Module) {
    this.#module = module;
  }

  /** @param wasmModule dist/decoder.wasm, compiled once and shared by every surface. */
  static create(wasmModule: WebAssembly.Module): ScreenDecoder {
    return new ScreenDecoder(wasmModule);
  }

  get width(): number {
    return this.#width;
  }

  get height(): number {
    return this.#height;
  }

  decode(bytes: Uint8Array): DecodeResult {
    const size = keyframeSize(bytes);
    if (size && (!this.#native || size.width !== this.#width || size.height !== this.#height)) {
      // The old picture's memory goes with its instance.
      this.#native = startNative(this.#module, size.width, size.height);
      this.#width = this.#native ? size.width : 0;
      this.#height = this.#native ? size.height : 0;
    }
    const native = this.#native;
    if (!native) return this.#result('needKeyframe', []);
    try {
      const at = native.input(bytes.length);
      if (at === 0) return this.#result('needKeyframe', []);
      new Uint8Array(native.memory.buffer, at, bytes.length).set(bytes);
      const status = statuses[native.decode(bytes.length)] ?? 'needKeyframe';
      return this.#result(status, status === 'ok' ? this.#changed(native) : []);
    } catch (error) {
      // A trap is a defect in the decoder, but must not stick the picture: start over at the next keyframe.
      if (!(error instanceof WebAssembly.RuntimeError)) throw error;
      this.#native = undefined;
      return this.#result('needKeyframe', []);
    }
  }

  /** The whole picture as RGBA with full alpha, ready for `putImageData`; a view that the next `decode` may detach. */
  pixels(): Uint8ClampedArray<ArrayBuffer> {
    const native = this.#native;
    if (!native) return new Uint8ClampedArray(0);
    return new Uint8ClampedArray(native.memory.buffer as ArrayBuffer, native.pixels(), this.#width * this.#height * 4);
  }

  #result(status: DecodeStatus, changed: readonly PixelRect[]): DecodeResult {
    return { status, width: this.#width, height: this.#height, changed };
  }

  #changed(native: Native): PixelRect[] {
    const count = native.changed_rect_count();
    const numbers = new Int32Array(native.memory.buffer, native.changed_rects(), count * 4);
    const rects: PixelRect[] = [];
    for (let i = 0; i < count * 4; i += 4)
      rects.push({ x: numbers[i] ?? 0, y: numbers[i + 1] ?? 0, width: numbers[i + 2] ?? 0, height: numbers[i + 3] ?? 0 });
    return rects;
  }
}
