/** A stream: leg (high byte) ‖ channel (low byte). Leg 0 is every viewer, leg n is viewer n alone. */
export interface StreamId {
  readonly leg: number;
  readonly channel: number;
}

export const everyViewer = 0;

export function streamNumber(stream: StreamId): number {
  return (stream.leg << 8) | stream.channel;
}

export function streamOf(number: number): StreamId {
  return { leg: number >> 8, channel: number & 0xff };
}
