import { safetyWordList } from './safetyWordList.ts';

/** Four words that both ends show, to be compared aloud. Not secret after the handshake. */
export function safetyWords(four: Uint8Array): readonly string[] {
  return Array.from(four.subarray(0, 4), (byte) => safetyWordList[byte]!);
}
