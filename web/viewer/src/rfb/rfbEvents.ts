import type { Patch } from '../screen/decodeMessages.ts';
import type { Size } from '../screen/geometry.ts';

/** Where a device's screen goes, and what is sent back to it. */
export interface RfbSink {
  send(bytes: Uint8Array<ArrayBuffer>): void;
  /** The device's screen has this size now; what was painted is void. */
  resized(size: Size, name: string): void;
  /** New pixels, in order; they belong to the sink. */
  painted(patch: Patch): void;
  /** An update is whole. The sink calls `RfbStream.ask()` when it has shown it. */
  updated(): void;
  /** The device offers a text for the clipboard, at most `mostOffered` signs of it. */
  offered(text: string): void;
  /** Final. For people: what was wrong. */
  failed(why: string): void;
}
