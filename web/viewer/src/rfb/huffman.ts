import type { BitReader } from './bitReader.ts';

/** Codes by their bits: entry = symbol × 16 + length of the code; 0 where there is none. */
export interface HuffmanTable {
  readonly bits: number;
  readonly entries: Uint16Array;
}

const longestCode = 15;

/** Undefined when more codes are claimed than there are. Fewer are allowed: what is missing is found when it is read. */
export function huffmanTable(lengths: Uint8Array): HuffmanTable | undefined {
  const counts = new Uint16Array(longestCode + 1);
  let bits = 1;
  for (const length of lengths) {
    if (length === 0) continue;
    counts[length]!++;
    bits = Math.max(bits, length);
  }
  const next = new Uint32Array(longestCode + 2);
  for (let length = 1; length <= longestCode; length++) {
    next[length + 1] = (next[length]! + counts[length]!) << 1;
    if (next[length]! + counts[length]! > 1 << length) return undefined;
  }
  const entries = new Uint16Array(1 << bits);
  for (let symbol = 0; symbol < lengths.length; symbol++) {
    const length = lengths[symbol]!;
    if (length === 0) continue;
    for (let at = reversed(next[length]!++, length); at < entries.length; at += 1 << length) entries[at] = symbol * 16 + length;
  }
  return { bits, entries };
}

/** The next symbol; -1 for bits that are no code, or too few of them. */
export function readSymbol(table: HuffmanTable, bits: BitReader): number {
  const entry = table.entries[bits.peek(table.bits)]!;
  if (entry === 0) return -1;
  bits.skip(entry & 15);
  return bits.hasFailed ? -1 : entry >> 4;
}

let fixed: { literals: HuffmanTable; distances: HuffmanTable } | undefined;

/** RFC 1951, 3.2.6. */
export function fixedCodes(): { literals: HuffmanTable; distances: HuffmanTable } {
  if (!fixed) {
    const lengths = new Uint8Array(288).fill(8).fill(9, 144, 256).fill(7, 256, 280);
    fixed = { literals: huffmanTable(lengths)!, distances: huffmanTable(new Uint8Array(30).fill(5))! };
  }
  return fixed;
}

function reversed(code: number, length: number): number {
  let out = 0;
  for (let i = 0; i < length; i++) out |= ((code >> i) & 1) << (length - 1 - i);
  return out;
}
