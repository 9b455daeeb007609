import type { WireReader } from '../wire/wireReader.ts';
import type { WireWriter } from '../wire/wireWriter.ts';

/** 16, viewer → sharer: please ask the customer for: capability (1). */
export interface ConsentAsked {
  readonly type: 'consentAsked';
  readonly capability: number;
}

export const consentAskedNumber = 16;

export function writeConsentAsked(writer: WireWriter, message: ConsentAsked): void {
  writer.u8(message.capability);
}

export function readConsentAsked(reader: WireReader): ConsentAsked {
  return {
    type: 'consentAsked',
    capability: reader.u8In(1, 4),
  };
}
