import { concat, uuidBytes } from '../protocol/wire/bytes.ts';
import { cutText, maxName } from '../protocol/wire/wireText.ts';
import { WireWriter } from '../protocol/wire/wireWriter.ts';

/** What a handshake is bound to: the session, the viewer's leg, and who the technician is as this end knows it. */
export interface HandshakeBinding {
  readonly session: string;
  readonly leg: number;
  readonly technician: string;
  readonly organisation: string;
}

/** session (16) ‖ leg (1). */
export function placeOf(binding: HandshakeBinding): Uint8Array<ArrayBuffer> {
  return concat(uuidBytes(binding.session), Uint8Array.of(binding.leg));
}

/** str name ‖ str organisation, each cut to 256 bytes as the other end cuts it. */
export function namesOf(binding: HandshakeBinding): Uint8Array<ArrayBuffer> {
  const writer = new WireWriter();
  writer.text(cutText(binding.technician, maxName), maxName);
  writer.text(cutText(binding.organisation, maxName), maxName);
  return writer.toBytes();
}
