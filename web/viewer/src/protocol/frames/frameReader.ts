import type { Frame } from './frame.ts';
import { type HeaderParse, headerBytes, readFrameHeader } from './frameHeader.ts';

/** What a WebSocket message holds: its whole frames in order, and why it stopped early, if it did. */
export interface FramesRead {
  readonly frames: readonly Frame[];
  readonly problem: HeaderParse;
}

/** Splits one WebSocket message into its whole frames. A frame cut off at the end is malformed. Never throws. */
export function readFrames(message: Uint8Array<ArrayBuffer>): FramesRead {
  const frames: Frame[] = [];
  let at = 0;
  while (at < message.length) {
    const header = readFrameHeader(message.subarray(at));
    if (typeof header === 'string') return { frames, problem: header };
    const end = at + headerBytes + header.payloadBytes;
    if (end > message.length) return { frames, problem: 'needMore' };
    frames.push({ header, bytes: message.subarray(at, end) });
    at = end;
  }
  return { frames, problem: 'ok' };
}
