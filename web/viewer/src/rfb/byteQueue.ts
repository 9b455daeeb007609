/** Bytes that came in pieces and leave in others. Holds no more than came and was not taken. */
export class ByteQueue {
  private pieces: Uint8Array[] = [];
  length = 0;

  add(piece: Uint8Array): void {
    if (piece.length === 0) return;
    this.pieces.push(piece);
    this.length += piece.length;
  }

  /** Exactly `count`, which must be there. */
  take(count: number): Uint8Array {
    const first = this.pieces[0];
    this.length -= count;
    if (count === 0 || !first) return new Uint8Array(0);
    if (first.length > count) {
      this.pieces[0] = first.subarray(count);
      return first.subarray(0, count);
    }
    if (first.length === count) {
      this.pieces.shift();
      return first;
    }
    const whole = new Uint8Array(count);
    let at = 0;
    let used = 0;
    for (const piece of this.pieces) {
      const part = piece.subarray(0, count - at);
      whole.set(part, at);
      at += part.length;
      if (part.length < piece.length) {
        this.pieces[used] = piece.subarray(part.length);
        break;
      }
      used++;
      if (at === count) break;
    }
    this.pieces.splice(0, used);
    return whole;
  }
}
