import { Channel, isScreen } from './channel.ts';

/** What a frame carries. Under 16: clear, between an end and the relay (and the handshake). From 16: sealed end to end. */
export const FrameKind = {
  join: 1,
  joined: 2,
  refused: 3,
  peerNews: 4,
  handshake: 5,
  control: 16,
  input: 17,
  cursor: 18,
  screen: 19,
  receipt: 20,
  audio: 21,
  annotation: 22,
  clipboard: 23,
  files: 24,
} as const;

export type FrameKind = (typeof FrameKind)[keyof typeof FrameKind];

export function isSealed(kind: FrameKind): boolean {
  return kind >= FrameKind.control;
}

export function isKnownKind(kind: number): kind is FrameKind {
  return (kind >= 1 && kind <= 5) || (kind >= 16 && kind <= 24);
}

/** True when frames of this kind may travel on this channel: each kind has its own. */
export function fitsChannel(kind: FrameKind, channel: number): boolean {
  switch (kind) {
    case FrameKind.control:
      return channel === Channel.control;
    case FrameKind.input:
      return channel === Channel.input;
    case FrameKind.cursor:
      return channel === Channel.cursor;
    case FrameKind.receipt:
      return channel === Channel.receipts;
    case FrameKind.clipboard:
      return channel === Channel.clipboard;
    case FrameKind.annotation:
      return channel === Channel.annotation;
    case FrameKind.audio:
      return channel === Channel.audio;
    case FrameKind.screen:
      return isScreen(channel);
    case FrameKind.files:
      return channel >= Channel.firstFile && channel <= Channel.lastFile;
    default:
      return channel === Channel.relay;
  }
}
