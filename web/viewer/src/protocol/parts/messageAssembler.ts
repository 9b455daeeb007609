import type { FrameHeader } from '../frames/frameHeader.ts';
import type { FrameKind } from '../frames/frameKind.ts';
import { type StreamId, streamNumber } from '../frames/streamId.ts';
import { concat } from '../wire/bytes.ts';
import { maxMessage } from './messageBounds.ts';

/** A whole message as the sender gave it. The timestamp is that of its last part. */
export interface AssembledMessage {
  readonly kind: FrameKind;
  readonly stream: StreamId;
  readonly isKeyframe: boolean;
  readonly timestampMs: number;
  readonly body: Uint8Array<ArrayBuffer>;
  /** Sealed bytes of the last part: they count as consumed when the message is used. */
  readonly lastPartBytes: number;
}

export const maxStreams = 32;

/**
 * Puts opened parts together again, a message a stream at a time.
 *
 * Bounds: `maxMessage` a message, `maxStreams` unfinished ones. A message of one part is passed through without a copy. A gap in the
 * sequence, or a keyframe flag, begins a new message. After a refusal the rest of the message is skipped.
 * Twin: src/Deskside.Protocol/Parts/MessageAssembler.cs.
 */
export class MessageAssembler {
  readonly #unfinished = new Map<number, Unfinished>();

  /** The whole message when this part was its last; 'waiting' when more must come. */
  append(header: FrameHeader, part: Uint8Array<ArrayBuffer>): AssembledMessage | 'waiting' | 'tooLong' | 'tooManyStreams' {
    const key = streamNumber(header.stream);
    let unfinished = this.#unfinished.get(key);
    if (unfinished !== undefined && (header.isKeyframe || header.sequence !== unfinished.nextSequence)) {
      this.#unfinished.delete(key);
      unfinished = undefined;
    }
    if (unfinished === undefined && !header.isContinued) return finish(header, header.isKeyframe, part);
    if (unfinished === undefined) {
      if (this.#unfinished.size >= maxStreams) return 'tooManyStreams';
      unfinished = { isKeyframe: header.isKeyframe, nextSequence: 0, parts: [], bytes: 0 };
      this.#unfinished.set(key, unfinished);
    }
    unfinished.nextSequence = (header.sequence + 1) >>> 0;
    const isSkipped = unfinished.parts === undefined;
    if (unfinished.parts !== undefined && unfinished.bytes + part.length > maxMessage(header.kind)) {
      unfinished.parts = undefined;
    }
    unfinished.parts?.push(part);
    unfinished.bytes += part.length;
    if (!header.isContinued) this.#unfinished.delete(key);
    if (unfinished.parts === undefined) return isSkipped ? 'waiting' : 'tooLong';
    if (header.isContinued) return 'waiting';
    return finish(header, unfinished.isKeyframe, concat(...unfinished.parts));
  }

  /** Forgets the unfinished messages of one leg: its sender dropped them (new epoch, new keys). */
  forget(leg: number): void {
    for (const key of [...this.#unfinished.keys()]) if (key >> 8 === leg) this.#unfinished.delete(key);
  }
}

interface Unfinished {
  readonly isKeyframe: boolean;
  nextSequence: number;
  /** Undefined once it was refused: the rest is skipped. */
  parts: Uint8Array[] | undefined;
  bytes: number;
}

function finish(header: FrameHeader, isKeyframe: boolean, body: Uint8Array<ArrayBuffer>): AssembledMessage | 'tooLong' {
  if (body.length > maxMessage(header.kind)) return 'tooLong';
  const { kind, stream, timestampMs, payloadBytes } = header;
  return { kind, stream, isKeyframe, timestampMs, body, lastPartBytes: payloadBytes };
}
