import { WireReader } from '../wire/wireReader.ts';

/**
 * Before each codec frame of a screen message: frame number (4) ‖ last input event (4) ‖ capture time (4).
 * The event is the newest one that was applied before the capture; the time is ms since the session opened.
 */
export interface ScreenHeader {
  readonly frameNumber: number;
  readonly lastInputEventId: number;
  readonly captureMs: number;
}

export const screenHeaderBytes = 12;

/** The header and, as a view, the codec's frame. Undefined when bytes are missing. */
export function readScreenMessage(bytes: Uint8Array): { header: ScreenHeader; codecFrame: Uint8Array } | undefined {
  const reader = new WireReader(bytes);
  const header = { frameNumber: reader.u32(), lastInputEventId: reader.u32(), captureMs: reader.u32() };
  if (reader.hasFailed) return undefined;
  return { header, codecFrame: reader.rest() };
}
