import type { CursorMessage } from '../protocol/messages/cursorMessage.ts';
import type { ScreenHeader } from '../protocol/messages/screenHeader.ts';
import type { Scale, Surface, SurfaceChoice } from '../viewerEvents.ts';

/** Where pictures go: decodes and paints them. Implemented by the screen room, fed by `ViewerSession`. */
export interface ScreenSink {
  /** A screen message of one surface, in order. `codecFrame` belongs to the sink. A keyframe needs nothing before it. */
  onScreen(surface: number, header: ScreenHeader, codecFrame: Uint8Array, isKeyframe: boolean): void;
  onCursor(message: CursorMessage): void;
  onSurfaces(surfaces: readonly Surface[]): void;
  chooseSurface(choice: SurfaceChoice): void;
  setScale(scale: Scale): void;
  /** The line was cut or keys are new: forget tables and unfinished frames; the next message of each surface is a keyframe. */
  reset(): void;
  close(): void;
}

/** What the sink tells the session. */
export interface ScreenNews {
  /** A frame is on the glass. Call once for each frame that was given, also for one that was decoded but skipped in painting. */
  painted(surface: number, header: ScreenHeader, decodeMs: number, paintMs: number): void;
  /** The decoder cannot go on without a whole picture. */
  keyframeWanted(surface: number): void;
}
