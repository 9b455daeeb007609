import { BitReader } from './bitReader.ts';
import { fixedCodes, type HuffmanTable, huffmanTable, readSymbol } from './huffman.ts';

const windowBytes = 32_768;
const firstOutBytes = 16_384;
const lengthBase = [3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258];
const lengthExtra = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0];
const distanceBase = [
  1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097, 6145, 8193, 12289, 16385,
  24577,
];
const distanceExtra = [0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13];
const codeOrder = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

/**
 * Deflate, a piece at a time: each piece ends at a byte (a flush or a last block), and what was written before may be repeated in
 * the next (32 KiB). A zlib header before a piece is skipped: as the first byte of a block it could only be a stored one with odd
 * padding, which nobody writes. Checksums are not looked at; the line below checks. Never throws; undefined for a bad piece or one
 * that grows over `most`. Source: RFC 1950, RFC 1951.
 */
export class Inflater {
  private out = new Uint8Array(firstOutBytes);
  /** Bytes of history at the start of `out`. */
  private kept = 0;
  private at = 0;
  private limit = 0;

  inflate(piece: Uint8Array, most: number): Uint8Array | undefined {
    this.limit = this.kept + most;
    this.at = this.kept;
    const bits = new BitReader(hasZlibHeader(piece) ? piece.subarray(2) : piece);
    while (bits.left >= 3) {
      const isFinal = bits.take(1) === 1;
      const kind = bits.take(2);
      // Fewer bits than a stored block needs: the padding of the last byte.
      if (kind === 0 && bits.left < 32) break;
      if (!this.block(kind, bits) || bits.hasFailed) return undefined;
      if (isFinal) break;
    }
    const written = this.out.slice(this.kept, this.at);
    this.keep();
    return written;
  }

  private block(kind: number, bits: BitReader): boolean {
    if (kind === 0) return this.stored(bits);
    if (kind === 3) return false;
    const codes = kind === 1 ? fixedCodes() : dynamicCodes(bits);
    return codes !== undefined && this.coded(bits, codes.literals, codes.distances);
  }

  private stored(bits: BitReader): boolean {
    bits.align();
    const length = bits.take(16);
    if ((bits.take(16) ^ length) !== 0xffff || length * 8 > bits.left || !this.room(length)) return false;
    for (let i = 0; i < length; i++) this.out[this.at++] = bits.take(8);
    return true;
  }

  private coded(bits: BitReader, literals: HuffmanTable, distances: HuffmanTable): boolean {
    for (;;) {
      const symbol = readSymbol(literals, bits);
      if (symbol < 0) return false;
      if (symbol === 256) return true;
      if (symbol < 256) {
        if (!this.room(1)) return false;
        this.out[this.at++] = symbol;
        continue;
      }
      const row = symbol - 257;
      if (row >= lengthBase.length) return false;
      const length = lengthBase[row]! + bits.take(lengthExtra[row]!);
      const far = readSymbol(distances, bits);
      if (far < 0 || far >= distanceBase.length) return false;
      const distance = distanceBase[far]! + bits.take(distanceExtra[far]!);
      if (bits.hasFailed || distance > this.at || !this.room(length)) return false;
      this.out.copyWithin(this.at, this.at - distance, this.at - distance + Math.min(length, distance));
      for (let i = distance; i < length; i++) this.out[this.at + i] = this.out[this.at + i - distance]!;
      this.at += length;
    }
  }

  /** Makes room as bytes come, never ahead of them. */
  private room(count: number): boolean {
    const end = this.at + count;
    if (end > this.limit) return false;
    if (end > this.out.length) {
      const larger = new Uint8Array(Math.max(end, Math.min(this.limit, this.out.length * 2)));
      larger.set(this.out.subarray(0, this.at));
      this.out = larger;
    }
    return true;
  }

  private keep(): void {
    const from = Math.max(0, this.at - windowBytes);
    this.out.copyWithin(0, from, this.at);
    this.kept = this.at - from;
  }
}

function hasZlibHeader(piece: Uint8Array): boolean {
  return piece.length >= 2 && (piece[0]! & 0x0f) === 8 && ((piece[0]! << 8) | piece[1]!) % 31 === 0;
}

function dynamicCodes(bits: BitReader): { literals: HuffmanTable; distances: HuffmanTable } | undefined {
  const literalCount = bits.take(5) + 257;
  const distanceCount = bits.take(5) + 1;
  const codeCount = bits.take(4) + 4;
  const codeLengths = new Uint8Array(19);
  for (let i = 0; i < codeCount; i++) codeLengths[codeOrder[i]!] = bits.take(3);
  const codes = huffmanTable(codeLengths);
  if (!codes || bits.hasFailed) return undefined;
  const lengths = new Uint8Array(literalCount + distanceCount);
  for (let i = 0; i < lengths.length; ) {
    const symbol = readSymbol(codes, bits);
    if (symbol < 0 || (symbol === 16 && i === 0)) return undefined;
    if (symbol < 16) {
      lengths[i++] = symbol;
      continue;
    }
    const value = symbol === 16 ? lengths[i - 1]! : 0;
    const times = symbol === 16 ? 3 + bits.take(2) : symbol === 17 ? 3 + bits.take(3) : 11 + bits.take(7);
    if (i + times > lengths.length) return undefined;
    lengths.fill(value, i, i + times);
    i += times;
  }
  const literals = huffmanTable(lengths.subarray(0, literalCount));
  const distances = huffmanTable(lengths.subarray(literalCount));
  return literals && distances && !bits.hasFailed ? { literals, distances } : undefined;
}
