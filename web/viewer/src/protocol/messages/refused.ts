import { WireReader } from '../wire/wireReader.ts';
import { maxText } from '../wire/wireText.ts';

/** The relay's last word before it closes a leg: reason (2) ‖ lowest version (2) ‖ highest version (2) ‖ text. */
export interface Refused {
  readonly reason: number;
  readonly minVersion: number;
  readonly maxVersion: number;
  readonly text: string;
}

/** Why the relay closed a leg. */
export const RefusalReason = {
  malformed: 1,
  version: 2,
  ticketUnknownOrUsed: 3,
  ticketExpired: 4,
  sessionEnded: 5,
  wrongStream: 6,
  tooSlow: 7,
  replaced: 8,
  full: 9,
  tooLarge: 10,
} as const;

/** Undefined when malformed. */
export function readRefused(bytes: Uint8Array): Refused | undefined {
  const reader = new WireReader(bytes);
  const refused = { reason: reader.u16(), minVersion: reader.u16(), maxVersion: reader.u16(), text: reader.text(maxText) };
  return reader.endsWell ? refused : undefined;
}
