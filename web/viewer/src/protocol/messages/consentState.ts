import type { WireReader } from '../wire/wireReader.ts';
import type { WireWriter } from '../wire/wireWriter.ts';

/** 1, sharer → viewer: capability (1) ‖ standing (1) ‖ ms remaining (4) ‖ in advance (1). */
export interface ConsentState {
  readonly type: 'consentState';
  readonly capability: number;
  readonly standing: number;
  readonly remainingMs: number;
  readonly inAdvance: boolean;
}

export const consentStateNumber = 1;

export function writeConsentState(writer: WireWriter, message: ConsentState): void {
  writer.u8(message.capability);
  writer.u8(message.standing);
  writer.u32(message.remainingMs);
  writer.flag(message.inAdvance);
}

export function readConsentState(reader: WireReader): ConsentState {
  return {
    type: 'consentState',
    capability: reader.u8In(1, 4),
    standing: reader.u8In(0, 7),
    remainingMs: reader.u32(),
    inAdvance: reader.flag(),
  };
}

/** Where a capability stands with the customer. */
export const ConsentStanding = {
  none: 0,
  asking: 1,
  granted: 2,
  denied: 3,
  timedOut: 4,
  withdrawn: 5,
  suspendedByCustomer: 6,
  unavailable: 7,
} as const;

/** What a customer can allow. */
export const Capability = { view: 1, control: 2, files: 3, clipboard: 4 } as const;
