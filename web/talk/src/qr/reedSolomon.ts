/** Check bytes over GF(256) with the polynomial 0x11d. Source: ISO/IEC 18004, 7.5.2. */
const exp = new Uint8Array(512);
const log = new Uint8Array(256);
for (let i = 0, x = 1; i < 255; i++) {
  exp[i] = x;
  exp[i + 255] = x;
  log[x] = i;
  x = (x << 1) ^ (x & 128 ? 0x11d : 0);
}

const times = (a: number, b: number) => (a === 0 || b === 0 ? 0 : exp[log[a]! + log[b]!]!);

export function checkBytes(bytes: readonly number[], count: number): number[] {
  let generator = [1];
  for (let i = 0; i < count; i++) {
    const next = new Array<number>(generator.length + 1).fill(0);
    for (const [at, value] of generator.entries()) {
      next[at]! ^= value;
      next[at + 1]! ^= times(value, exp[i]!);
    }
    generator = next;
  }
  const rest = [...bytes, ...new Array<number>(count).fill(0)];
  for (let at = 0; at < bytes.length; at++) {
    const factor = rest[at]!;
    for (let i = 0; factor !== 0 && i < generator.length; i++) rest[at + i]! ^= times(generator[i]!, factor);
  }
  return rest.slice(bytes.length);
}
