import type { Patch } from '../screen/decodeMessages.ts';
import type { Rect } from '../screen/patches.ts';
import type { PixelFormat } from './pixelFormat.ts';

const tileSide = 64;

/** The most bytes that the tiles of a rectangle can take: each tile a palette and a run for each pixel. */
export function mostTileBytes(width: number, height: number, pixelBytes: number): number {
  const tiles = Math.ceil(width / tileSide) * Math.ceil(height / tileSide);
  return tiles * (1 + 127 * pixelBytes) + width * height * (pixelBytes + 1);
}

/**
 * Encoding 16 after inflating: tiles of 64×64, left to right and down, each its subencoding and pixels. The firmware's "RLE" and
 * ZRLE are the same here. Undefined for bytes that are none. Never throws, never reads over. Source: RFC 6143, 7.7.6.
 */
export function decodeTiles(bytes: Uint8Array, rect: Rect, format: PixelFormat): Patch[] | undefined {
  const reader = new TileReader(bytes, format);
  const patches: Patch[] = [];
  for (let y = 0; y < rect.height; y += tileSide) {
    for (let x = 0; x < rect.width; x += tileSide) {
      const width = Math.min(tileSide, rect.width - x);
      const height = Math.min(tileSide, rect.height - y);
      const pixels = reader.tile(width, height);
      if (!pixels) return undefined;
      patches.push({ x: rect.x + x, y: rect.y + y, width, height, pixels: pixels.buffer });
    }
  }
  return patches;
}

class TileReader {
  private at = 0;
  private failed = false;

  constructor(
    private readonly bytes: Uint8Array,
    private readonly format: PixelFormat,
  ) {}

  tile(width: number, height: number): Uint32Array<ArrayBuffer> | undefined {
    if (this.at >= this.bytes.length) return undefined;
    const kind = this.byte();
    const out = new Uint32Array(width * height);
    if (kind === 0) for (let i = 0; i < out.length && !this.failed; i++) out[i] = this.colour();
    else if (kind === 1) out.fill(this.colour());
    else if (kind <= 16) this.packed(out, width, kind);
    else if (kind === 128) this.runs(out, undefined);
    else if (kind >= 130) this.runs(out, this.palette(kind - 128));
    else return undefined;
    return this.failed ? undefined : out;
  }

  private packed(out: Uint32Array, width: number, count: number): void {
    const palette = this.palette(count);
    const bits = count === 2 ? 1 : count <= 4 ? 2 : 4;
    for (let row = 0; row < out.length && !this.failed; row += width) {
      let held = 0;
      let left = 0;
      for (let x = 0; x < width; x++) {
        if (left === 0) {
          held = this.byte();
          left = 8;
        }
        left -= bits;
        const index = (held >> left) & ((1 << bits) - 1);
        if (index >= count) this.failed = true;
        out[row + x] = palette[index]!;
      }
    }
  }

  private runs(out: Uint32Array, palette: Uint32Array | undefined): void {
    for (let at = 0; at < out.length && !this.failed; ) {
      const mark = palette ? this.byte() : 0;
      if (palette && (mark & 127) >= palette.length) this.failed = true;
      const colour = palette ? palette[mark & 127]! : this.colour();
      const length = palette && mark < 128 ? 1 : this.runLength(out.length - at);
      if (at + length > out.length) this.failed = true;
      else out.fill(colour, at, at + length);
      at += length;
    }
  }

  /** 1 and all bytes up to the first that is not 255. */
  private runLength(most: number): number {
    let length = 1;
    for (let more = 255; more === 255 && length <= most && !this.failed; ) {
      more = this.byte();
      length += more;
    }
    return length;
  }

  private palette(count: number): Uint32Array {
    const colours = new Uint32Array(count);
    for (let i = 0; i < count; i++) colours[i] = this.colour();
    return colours;
  }

  private colour(): number {
    const low = this.byte();
    return this.format.colours[this.format.bytes === 1 ? low : low | (this.byte() << 8)]!;
  }

  private byte(): number {
    if (this.at < this.bytes.length) return this.bytes[this.at++]!;
    this.failed = true;
    return 0;
  }
}
