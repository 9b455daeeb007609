import { RfbStream } from '../../src/rfb/rfbStream.ts';
import { toHex } from '../vectorFile.ts';

/** A picture in memory, painted by a stream. */
export class FakeGlass {
  readonly sent: string[] = [];
  readonly sizes: string[] = [];
  readonly faults: string[] = [];
  readonly offers: string[] = [];
  updates = 0;
  width = 0;
  height = 0;
  picture = new Uint32Array(0);
  largestPatch = 0;
  name = '';

  readonly stream = new RfbStream({
    send: (bytes) => this.sent.push(toHex(bytes)),
    resized: ({ width, height }, name) => {
      this.sizes.push(`${width}x${height}`);
      this.name = name;
      this.width = width;
      this.height = height;
      this.picture = new Uint32Array(width * height);
    },
    painted: ({ x, y, width, height, pixels }) => {
      const patch = new Uint32Array(pixels);
      this.largestPatch = Math.max(this.largestPatch, width * height);
      if (x + width > this.width || y + height > this.height || patch.length !== width * height) throw new Error('A patch lies outside.');
      for (let row = 0; row < height; row++) this.picture.set(patch.subarray(row * width, (row + 1) * width), (y + row) * this.width + x);
    },
    updated: () => this.updates++,
    offered: (text) => this.offers.push(text),
    failed: (why) => this.faults.push(why),
  });

  push(...pieces: Uint8Array[]): this {
    for (const piece of pieces) this.stream.push(piece);
    return this;
  }

  /** Red, green, blue of a pixel. */
  at(x: number, y: number): [number, number, number] {
    const value = this.picture[y * this.width + x]!;
    return [value & 255, (value >> 8) & 255, (value >> 16) & 255];
  }
}
