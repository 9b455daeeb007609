/** Bits of bytes, the lowest first, as deflate has them. Never throws: past the end it gives 0 and `hasFailed` stays true. */
export class BitReader {
  private at = 0;
  private held = 0;
  private count = 0;
  hasFailed = false;

  constructor(private readonly bytes: Uint8Array) {}

  /** Bits that are left. */
  get left(): number {
    return this.count + (this.bytes.length - this.at) * 8;
  }

  /** At most 16 at a time. */
  take(count: number): number {
    const value = this.peek(count);
    this.skip(count);
    return value;
  }

  /** Missing bits are 0. */
  peek(count: number): number {
    while (this.count < count && this.at < this.bytes.length) {
      this.held |= this.bytes[this.at++]! << this.count;
      this.count += 8;
    }
    return this.held & ((1 << count) - 1);
  }

  skip(count: number): void {
    if (count > this.count) {
      this.hasFailed = true;
      this.held = this.count = 0;
      this.at = this.bytes.length;
      return;
    }
    this.held >>>= count;
    this.count -= count;
  }

  /** To the next whole byte. */
  align(): void {
    this.skip(this.count % 8);
  }
}
