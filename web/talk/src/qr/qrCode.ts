import { checkBytes } from './reedSolomon.ts';

/**
 * A QR code of a text: rows of modules, true = dark, without the quiet zone (4 modules on each side are the drawer's).
 * Byte mode, error correction M, versions 1 to 10: at most 213 bytes of UTF-8; a longer text gives undefined.
 * Source: ISO/IEC 18004:2015; vectors are read back by a decoder in the tests.
 */
export function qrCode(text: string): boolean[][] | undefined {
  const bytes = [...new TextEncoder().encode(text)];
  const version = fit(bytes.length);
  return version === 0 ? undefined : best(draw(version, interleave(pad(bytes, version), version)), version);
}

/** The dark modules as one SVG path, a unit a module; the quiet zone belongs into the view box. */
export function qrPath(modules: readonly (readonly boolean[])[]): string {
  return modules.flatMap((row, r) => row.flatMap((dark, c) => (dark ? [`M${c} ${r}h1v1h-1z`] : []))).join('');
}

/** By version: check bytes a block, short blocks, their data bytes, long blocks (one data byte more). Level M. */
const plans: readonly [check: number, blocks: number, size: number, longer: number][] = [
  [10, 1, 16, 0],
  [16, 1, 28, 0],
  [26, 1, 44, 0],
  [18, 2, 32, 0],
  [24, 2, 43, 0],
  [16, 4, 27, 0],
  [18, 4, 31, 0],
  [22, 2, 38, 2],
  [22, 3, 36, 2],
  [26, 4, 43, 1],
];
const alignment: readonly number[][] = [
  [],
  [6, 18],
  [6, 22],
  [6, 26],
  [6, 30],
  [6, 34],
  [6, 22, 38],
  [6, 24, 42],
  [6, 26, 46],
  [6, 28, 50],
];

const total = (version: number) => {
  const [, blocks, size, longer] = plans[version - 1]!;
  return blocks * size + longer * (size + 1);
};

function fit(length: number): number {
  for (let version = 1; version <= plans.length; version++) if (length + (version < 10 ? 2 : 3) <= total(version)) return version;
  return 0;
}

function pad(bytes: readonly number[], version: number): number[] {
  const bits = [0, 1, 0, 0];
  const put = (value: number, count: number) => {
    for (let i = count - 1; i >= 0; i--) bits.push((value >> i) & 1);
  };
  put(bytes.length, version < 10 ? 8 : 16);
  for (const byte of bytes) put(byte, 8);
  const room = total(version) * 8;
  for (let i = 0; i < 4 && bits.length < room; i++) bits.push(0);
  while (bits.length % 8 !== 0) bits.push(0);
  const out: number[] = [];
  for (let at = 0; at < bits.length; at += 8) out.push(Number.parseInt(bits.slice(at, at + 8).join(''), 2));
  for (let i = 0; out.length < room / 8; i++) out.push(i % 2 === 0 ? 0xec : 0x11);
  return out;
}

function interleave(data: readonly number[], version: number): number[] {
  const [check, blocks, size, longer] = plans[version - 1]!;
  const parts: number[][] = [];
  for (let i = 0, at = 0; i < blocks + longer; i++) {
    const length = i < blocks ? size : size + 1;
    parts.push(data.slice(at, at + length) as number[]);
    at += length;
  }
  const checks = parts.map((part) => checkBytes(part, check));
  const out: number[] = [];
  for (let i = 0; i <= size; i++) for (const part of parts) if (i < part.length) out.push(part[i]!);
  for (let i = 0; i < check; i++) for (const part of checks) out.push(part[i]!);
  return out;
}

/** What is not fixed is data, and is masked. */
interface Drawing {
  modules: boolean[][];
  fixed: boolean[][];
}

function draw(version: number, stream: readonly number[]): Drawing {
  const side = 17 + 4 * version;
  const modules = Array.from({ length: side }, () => new Array<boolean>(side).fill(false));
  const fixed = Array.from({ length: side }, () => new Array<boolean>(side).fill(false));
  const set = (row: number, column: number, dark: boolean) => {
    if (row < 0 || column < 0 || row >= side || column >= side) return;
    modules[row]![column] = dark;
    fixed[row]![column] = true;
  };
  for (let i = 0; i < side; i++) {
    set(6, i, i % 2 === 0);
    set(i, 6, i % 2 === 0);
  }
  for (const [row, column] of [
    [3, 3],
    [3, side - 4],
    [side - 4, 3],
  ] as const) {
    for (let dr = -4; dr <= 4; dr++)
      for (let dc = -4; dc <= 4; dc++) {
        const ring = Math.max(Math.abs(dr), Math.abs(dc));
        set(row + dr, column + dc, ring !== 2 && ring !== 4);
      }
  }
  const centres = alignment[version - 1]!;
  for (const row of centres)
    for (const column of centres) {
      const isCorner = (row === 6 && column === 6) || (row === 6 && column === side - 7) || (row === side - 7 && column === 6);
      for (let dr = -2; !isCorner && dr <= 2; dr++)
        for (let dc = -2; dc <= 2; dc++) set(row + dr, column + dc, Math.max(Math.abs(dr), Math.abs(dc)) !== 1);
    }
  writeFormat(set, side, 0);
  if (version >= 7) writeVersion(set, side, version);
  let bit = 0;
  for (let right = side - 1; right >= 1; right -= 2) {
    const column = right <= 6 ? right - 1 : right;
    const up = ((right + 1) & 2) === 0;
    for (let i = 0; i < side; i++)
      for (const at of [column, column - 1]) {
        const row = up ? side - 1 - i : i;
        if (fixed[row]![at]) continue;
        modules[row]![at] = bit < stream.length * 8 && ((stream[bit >> 3]! >> (7 - (bit & 7))) & 1) === 1;
        bit++;
      }
  }
  return { modules, fixed };
}

type Setter = (row: number, column: number, dark: boolean) => void;

/** Level M is 00. */
function writeFormat(set: Setter, side: number, mask: number): void {
  let rest = mask;
  for (let i = 0; i < 10; i++) rest = (rest << 1) ^ ((rest >> 9) * 0x537);
  const bits = ((mask << 10) | rest) ^ 0x5412;
  const dark = (i: number) => ((bits >> i) & 1) === 1;
  for (let i = 0; i <= 5; i++) set(i, 8, dark(i));
  set(7, 8, dark(6));
  set(8, 8, dark(7));
  set(8, 7, dark(8));
  for (let i = 9; i < 15; i++) set(8, 14 - i, dark(i));
  for (let i = 0; i < 8; i++) set(8, side - 1 - i, dark(i));
  for (let i = 8; i < 15; i++) set(side - 15 + i, 8, dark(i));
  set(side - 8, 8, true);
}

function writeVersion(set: Setter, side: number, version: number): void {
  let rest = version;
  for (let i = 0; i < 12; i++) rest = (rest << 1) ^ ((rest >> 11) * 0x1f25);
  const bits = (version << 12) | rest;
  for (let i = 0; i < 18; i++) {
    const dark = ((bits >> i) & 1) === 1;
    set(Math.floor(i / 3), side - 11 + (i % 3), dark);
    set(side - 11 + (i % 3), Math.floor(i / 3), dark);
  }
}

const masks: readonly ((r: number, c: number) => boolean)[] = [
  (r, c) => (r + c) % 2 === 0,
  (r) => r % 2 === 0,
  (_, c) => c % 3 === 0,
  (r, c) => (r + c) % 3 === 0,
  (r, c) => (Math.floor(r / 2) + Math.floor(c / 3)) % 2 === 0,
  (r, c) => ((r * c) % 2) + ((r * c) % 3) === 0,
  (r, c) => (((r * c) % 2) + ((r * c) % 3)) % 2 === 0,
  (r, c) => (((r + c) % 2) + ((r * c) % 3)) % 2 === 0,
];

/** The mask with the fewest long runs and blocks. */
function best({ modules, fixed }: Drawing, version: number): boolean[][] {
  const side = 17 + 4 * version;
  const drawn = masks.map((mask, index) => {
    const rows = modules.map((row, r) => row.map((dark, c) => (fixed[r]![c] ? dark : dark !== mask(r, c))));
    writeFormat(
      (r, c, dark) => {
        rows[r]![c] = dark;
      },
      side,
      index,
    );
    return rows;
  });
  return drawn.reduce((a, b) => (penalty(b) < penalty(a) ? b : a));
}

function penalty(rows: readonly boolean[][]): number {
  const side = rows.length;
  let sum = 0;
  for (let i = 0; i < side; i++)
    for (const at of [(j: number) => rows[i]![j]!, (j: number) => rows[j]![i]!])
      for (let j = 1, run = 1; j <= side; j++) {
        if (j < side && at(j) === at(j - 1)) run++;
        else {
          if (run >= 5) sum += run - 2;
          run = 1;
        }
      }
  for (let r = 1; r < side; r++)
    for (let c = 1; c < side; c++) {
      const dark = rows[r]![c];
      if (rows[r - 1]![c] === dark && rows[r]![c - 1] === dark && rows[r - 1]![c - 1] === dark) sum += 3;
    }
  return sum;
}
