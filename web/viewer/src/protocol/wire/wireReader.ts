const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * Reads big-endian fields from outside bytes without ever throwing or reading past the end.
 *
 * Failure sticks: after the first field that does not fit or is out of its range every read returns 0, empty or "" and `endsWell`
 * stays false. So a parser reads all its fields and asks once, at the end. Twin: src/Deskside.Protocol/Wire/WireReader.cs.
 */
export class WireReader {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  #at = 0;
  #failed = false;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  /** True once a field was missing or out of range. */
  get hasFailed(): boolean {
    return this.#failed;
  }

  /** True when every field was good and nothing is left over. */
  get endsWell(): boolean {
    return !this.#failed && this.remaining === 0;
  }

  get hasMore(): boolean {
    return !this.#failed && this.remaining > 0;
  }

  get remaining(): number {
    return this.#failed ? 0 : this.#bytes.length - this.#at;
  }

  u8(): number {
    return this.#take(1) ? this.#view.getUint8(this.#at - 1) : 0;
  }

  u16(): number {
    return this.#take(2) ? this.#view.getUint16(this.#at - 2) : 0;
  }

  i16(): number {
    return this.#take(2) ? this.#view.getInt16(this.#at - 2) : 0;
  }

  u32(): number {
    return this.#take(4) ? this.#view.getUint32(this.#at - 4) : 0;
  }

  i32(): number {
    return this.#take(4) ? this.#view.getInt32(this.#at - 4) : 0;
  }

  /** A byte that must lie in a range, such as an enumeration's. */
  u8In(lowest: number, highest: number): number {
    const value = this.u8();
    if (value >= lowest && value <= highest) return value;
    this.fail();
    return 0;
  }

  /** A byte that must be 0 or 1. */
  flag(): boolean {
    return this.u8In(0, 1) === 1;
  }

  /** A copy of a fixed number of bytes; empty on failure. */
  bytes(count: number): Uint8Array<ArrayBuffer> {
    return this.#take(count) ? this.#bytes.slice(this.#at - count, this.#at) : new Uint8Array(0);
  }

  /** All that is left, as a view. */
  rest(): Uint8Array {
    const rest = this.#failed ? new Uint8Array(0) : this.#bytes.subarray(this.#at);
    this.#at = this.#bytes.length;
    return rest;
  }

  /** A string: u16 byte length and strict UTF-8, at most `maxBytes`. */
  text(maxBytes: number): string {
    const length = this.u16();
    if (length > maxBytes) this.fail();
    const field = this.bytes(length);
    if (this.#failed) return '';
    try {
      return decoder.decode(field);
    } catch {
      this.fail();
      return '';
    }
  }

  /** Marks the message as malformed, for rules that a parser checks itself. */
  fail(): void {
    this.#failed = true;
  }

  #take(count: number): boolean {
    if (this.#failed || count > this.#bytes.length - this.#at) {
      this.#failed = true;
      return false;
    }
    this.#at += count;
    return true;
  }
}
