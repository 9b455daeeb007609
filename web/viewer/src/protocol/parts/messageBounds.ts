import { FrameKind } from '../frames/frameKind.ts';

/** How long a part and a whole message may be, in bytes of plaintext. */

/** What a sender puts into one part, so that a higher rank gets in between soon. */
export const maxPart = 16 * 1024;

/** The longest whole message of a kind. */
export function maxMessage(kind: FrameKind): number {
  if (kind === FrameKind.screen) return 32 * 1024 * 1024;
  return kind === FrameKind.clipboard ? 8 * 1024 * 1024 : 64 * 1024;
}
