const encoder = new TextEncoder();

/**
 * Writes big-endian fields. The writing end is ours: a field out of its bound is a bug and throws.
 * Twin: src/Deskside.Protocol/Wire/WireWriter.cs.
 */
export class WireWriter {
  #bytes = new Uint8Array(64);
  #view = new DataView(this.#bytes.buffer);
  #used = 0;

  u8(value: number): void {
    const at = this.#room(1, value, 0, 0xff);
    this.#view.setUint8(at, value);
  }

  flag(value: boolean): void {
    this.u8(value ? 1 : 0);
  }

  u16(value: number): void {
    const at = this.#room(2, value, 0, 0xffff);
    this.#view.setUint16(at, value);
  }

  i16(value: number): void {
    const at = this.#room(2, value, -0x8000, 0x7fff);
    this.#view.setInt16(at, value);
  }

  u32(value: number): void {
    const at = this.#room(4, value, 0, 0xffffffff);
    this.#view.setUint32(at, value);
  }

  i32(value: number): void {
    const at = this.#room(4, value, -0x80000000, 0x7fffffff);
    this.#view.setInt32(at, value);
  }

  bytes(bytes: Uint8Array): void {
    const at = this.#room(bytes.length, 0, 0, 0);
    this.#bytes.set(bytes, at);
  }

  /** u16 byte length and UTF-8. Throws over `maxBytes`; cut outside text with `cutText` first. */
  text(text: string, maxBytes: number): void {
    const encoded = encoder.encode(text);
    if (encoded.length > maxBytes) throw new RangeError(`The text has ${encoded.length} bytes of UTF-8, the field takes ${maxBytes}.`);
    this.u16(encoded.length);
    this.bytes(encoded);
  }

  toBytes(): Uint8Array<ArrayBuffer> {
    return this.#bytes.slice(0, this.#used);
  }

  #room(count: number, value: number, lowest: number, highest: number): number {
    if (!(Number.isInteger(value) && value >= lowest && value <= highest)) {
      throw new RangeError(`${value} is not a whole number from ${lowest} to ${highest}.`);
    }
    const at = this.#used;
    this.#used += count;
    if (this.#used > this.#bytes.length) {
      const larger = new Uint8Array(Math.max(this.#used, this.#bytes.length * 2));
      larger.set(this.#bytes);
      this.#bytes = larger;
      this.#view = new DataView(larger.buffer);
    }
    return at;
  }
}
