import { concat } from '../protocol/wire/bytes.ts';
import { type HandshakeBinding, namesOf, placeOf } from './handshakeBinding.ts';

const encoder = new TextEncoder();

/** The three keys that sharer and this viewer agreed on. None can be exported. */
export interface PairKeys {
  readonly viewerToSharer: CryptoKey;
  readonly sharerToViewer: CryptoKey;
  readonly wrap: CryptoKey;
}

/** A label of the key schedule, or any other ASCII text, as bytes. */
export function ascii(text: string): Uint8Array<ArrayBuffer> {
  return encoder.encode(text);
}

/** SHA-256("deskside/1 handshake" ‖ session ‖ leg ‖ commit ‖ pubS ‖ nonceS ‖ pubV ‖ nonceV ‖ str name ‖ str organisation). */
export async function transcript(
  binding: HandshakeBinding,
  steps: {
    commitment: Uint8Array;
    publicS: Uint8Array;
    nonceS: Uint8Array;
    publicV: Uint8Array;
    nonceV: Uint8Array;
  },
): Promise<Uint8Array<ArrayBuffer>> {
  const { commitment, publicS, nonceS, publicV, nonceV } = steps;
  const whole = concat(ascii('deskside/1 handshake'), placeOf(binding), commitment, publicS, nonceS, publicV, nonceV, namesOf(binding));
  return new Uint8Array(await crypto.subtle.digest('SHA-256', whole));
}

/** An HKDF key that can only derive. Zeroes `secret`. */
export async function hkdfKey(secret: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
  const key = await crypto.subtle.importKey('raw', secret, 'HKDF', false, ['deriveBits', 'deriveKey']);
  secret.fill(0);
  return key;
}

/** `count` bytes of HKDF-SHA-256. */
export async function deriveBytes(
  from: CryptoKey,
  salt: Uint8Array<ArrayBuffer>,
  label: string,
  count: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const bits = await crypto.subtle.deriveBits({ name: 'HKDF', hash: 'SHA-256', salt, info: ascii(label) }, from, count * 8);
  return new Uint8Array(bits);
}

/** The pair's three keys. */
export async function pairKeys(from: CryptoKey, salt: Uint8Array<ArrayBuffer>): Promise<PairKeys> {
  const [viewerToSharer, sharerToViewer, wrap] = await Promise.all([
    aesKey(from, salt, 'viewer to sharer', 'encrypt'),
    aesKey(from, salt, 'sharer to viewer', 'decrypt'),
    aesKey(from, salt, 'wrap', 'decrypt'),
  ]);
  return { viewerToSharer, sharerToViewer, wrap };
}

function aesKey(from: CryptoKey, salt: Uint8Array<ArrayBuffer>, label: string, use: 'encrypt' | 'decrypt'): Promise<CryptoKey> {
  const derivation = { name: 'HKDF', hash: 'SHA-256', salt, info: ascii(label) };
  return crypto.subtle.deriveKey(derivation, from, { name: 'AES-GCM', length: 256 }, false, [use]);
}
