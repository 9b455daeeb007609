import { concat } from '../protocol/wire/bytes.ts';

/** One handshake's own P-256 key pair and nonce. Drawn, used once, dropped; the private half cannot be exported. */
export interface EphemeralKey {
  readonly privateKey: CryptoKey;
  readonly publicKey: Uint8Array<ArrayBuffer>;
  readonly nonce: Uint8Array<ArrayBuffer>;
}

const curve = { name: 'ECDH', namedCurve: 'P-256' };

export function drawNonce(): Uint8Array<ArrayBuffer> {
  return crypto.getRandomValues(new Uint8Array(32));
}

export async function drawEphemeralKey(): Promise<EphemeralKey> {
  const pair = await crypto.subtle.generateKey(curve, false, ['deriveBits']);
  const publicKey = new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey));
  return { privateKey: pair.privateKey, publicKey, nonce: drawNonce() };
}

/** SHA-256(public key ‖ nonce). */
export async function commitmentTo(publicKey: Uint8Array, nonce: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', concat(publicKey, nonce)));
}

/** The x coordinate of the agreed point, 32 bytes. Undefined when the other's key is no point of the curve. */
export async function agree(own: EphemeralKey, other: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer> | undefined> {
  if (other.length !== 65 || other[0] !== 4) return undefined;
  try {
    const key = await crypto.subtle.importKey('raw', other, curve, false, []);
    return new Uint8Array(await crypto.subtle.deriveBits({ name: 'ECDH', public: key }, own.privateKey, 256));
  } catch {
    return undefined;
  }
}
