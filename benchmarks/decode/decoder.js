// The bare wasm decoder for benchmarks: no page around it, in a browser or in node.

/** The frames of a .dvec file: bytes, and the CRC-32 of the picture that they must give. */
export function framesOf(file) {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const frames = [];
  for (let at = 8; at < file.byteLength; ) {
    const length = view.getUint32(at, true);
    frames.push({ bytes: file.subarray(at + 8, at + 8 + length), check: view.getUint32(at + 4, true) });
    at += 8 + length;
  }
  return frames;
}

export class Decoder {
  constructor(module, firstFrame) {
    const header = new DataView(firstFrame.buffer, firstFrame.byteOffset);
    this.width = header.getUint16(8, true);
    this.height = header.getUint16(10, true);
    this.native = new WebAssembly.Instance(module).exports;
    if (!this.native.start(this.width, this.height)) throw new Error('no memory for this size');
  }

  /** Throws when the frame is refused. */
  decode(bytes) {
    const at = this.native.input(bytes.length);
    new Uint8Array(this.native.memory.buffer, at, bytes.length).set(bytes);
    const status = this.native.decode(bytes.length);
    if (status !== 0) throw new Error(`a frame of ${bytes.length} bytes is refused: ${status}`);
  }

  /** The whole picture as RGBA; a view that the next decode may detach. */
  pixels() {
    return new Uint8ClampedArray(this.native.memory.buffer, this.native.pixels(), this.width * this.height * 4);
  }

  /** What the last frame changed: one rectangle a tile. */
  changed() {
    const numbers = new Int32Array(this.native.memory.buffer, this.native.changed_rects(), this.native.changed_rect_count() * 4);
    const rects = [];
    for (let i = 0; i < numbers.length; i += 4) rects.push({ x: numbers[i], y: numbers[i + 1], width: numbers[i + 2], height: numbers[i + 3] });
    return rects;
  }

  /** The smallest rectangle around all that changed; undefined when nothing did. */
  union() {
    const rects = this.changed();
    if (rects.length === 0) return undefined;
    const x = Math.min(...rects.map((r) => r.x));
    const y = Math.min(...rects.map((r) => r.y));
    return {
      x,
      y,
      width: Math.max(...rects.map((r) => r.x + r.width)) - x,
      height: Math.max(...rects.map((r) => r.y + r.height)) - y,
    };
  }

  /** A rectangle's pixels, copied. */
  cut({ x, y, width, height }) {
    const all = new Uint32Array(this.native.memory.buffer, this.native.pixels(), this.width * this.height);
    const patch = new Uint32Array(width * height);
    for (let row = 0; row < height; row++) {
      const from = (y + row) * this.width + x;
      patch.set(all.subarray(from, from + width), row * width);
    }
    return patch.buffer;
  }
}
