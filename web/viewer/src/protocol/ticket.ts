import { fromBase64Url } from './wire/bytes.ts';

/** A one-use right to join a leg, or to come back to it: 32 bytes, 43 characters of base64url as text. A secret: never log it. */
export const ticketBytes = 32;

/** Undefined for anything but 32 bytes of base64url. */
export function parseTicket(text: string): Uint8Array<ArrayBuffer> | undefined {
  if (!/^[A-Za-z0-9_-]{43}$/.test(text)) return undefined;
  const bytes = fromBase64Url(text);
  return bytes?.length === ticketBytes ? bytes : undefined;
}
