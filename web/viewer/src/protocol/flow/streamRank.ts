import { FrameKind } from '../frames/frameKind.ts';

/** Who goes first, 0 before 5: control and input, cursor, screen, audio, annotation and clipboard, files. */
export const rankCount = 6;

export function rankOf(kind: FrameKind): number {
  switch (kind) {
    case FrameKind.cursor:
      return 1;
    case FrameKind.screen:
      return 2;
    case FrameKind.audio:
      return 3;
    case FrameKind.annotation:
    case FrameKind.clipboard:
      return 4;
    case FrameKind.files:
      return 5;
    default:
      return 0;
  }
}
