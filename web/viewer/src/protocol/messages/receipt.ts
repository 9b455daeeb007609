import { WireReader } from '../wire/wireReader.ts';
import { WireWriter } from '../wire/wireWriter.ts';

/**
 * What the receiver has used and painted: count (1) ‖ credits ‖ count (1) ‖ paintings ‖ echo (4).
 * A credit: channel (1) ‖ bytes consumed in all (4, wraps). A painting: surface (1) ‖ frame number (4) ‖ decode time (2) ‖ paint time (2),
 * both in 1/10 ms. The echo is the capture time of the newest painted frame.
 */
export interface Receipt {
  readonly credits: readonly ChannelCredit[];
  readonly paintings: readonly Painting[];
  readonly echoMs: number;
}

export interface ChannelCredit {
  readonly channel: number;
  readonly consumedTotal: number;
}

export interface Painting {
  readonly surface: number;
  readonly frameNumber: number;
  readonly decodeTenthsMs: number;
  readonly paintTenthsMs: number;
}

export function writeReceipt(receipt: Receipt): Uint8Array<ArrayBuffer> {
  const writer = new WireWriter();
  writer.u8(receipt.credits.length);
  for (const credit of receipt.credits) {
    writer.u8(credit.channel);
    writer.u32(credit.consumedTotal);
  }
  writer.u8(receipt.paintings.length);
  for (const painting of receipt.paintings) {
    writer.u8(painting.surface);
    writer.u32(painting.frameNumber);
    writer.u16(painting.decodeTenthsMs);
    writer.u16(painting.paintTenthsMs);
  }
  writer.u32(receipt.echoMs);
  return writer.toBytes();
}

/** Undefined when malformed. */
export function readReceipt(bytes: Uint8Array): Receipt | undefined {
  const reader = new WireReader(bytes);
  const credits: ChannelCredit[] = [];
  for (let i = reader.u8(); i > 0 && !reader.hasFailed; i--) credits.push({ channel: reader.u8(), consumedTotal: reader.u32() });
  const paintings: Painting[] = [];
  for (let i = reader.u8(); i > 0 && !reader.hasFailed; i--) {
    paintings.push({ surface: reader.u8In(0, 15), frameNumber: reader.u32(), decodeTenthsMs: reader.u16(), paintTenthsMs: reader.u16() });
  }
  const echoMs = reader.u32();
  return reader.endsWell ? { credits, paintings, echoMs } : undefined;
}
