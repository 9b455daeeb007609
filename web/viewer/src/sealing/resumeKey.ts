import { concat } from '../protocol/wire/bytes.ts';
import { type HandshakeBinding, placeOf } from './handshakeBinding.ts';
import { ascii, hkdfKey, type PairKeys, pairKeys } from './keySchedule.ts';

/**
 * What lets the same viewer come back without new consent: proves both ends to each other and yields fresh keys. Both halves are
 * CryptoKeys that cannot be exported; IndexedDB can hold them. Twin: src/Deskside.Sealing/ResumeKey.cs.
 */
export interface ResumeKey {
  readonly mac: CryptoKey;
  readonly derive: CryptoKey;
}

/** Takes the 32 bytes and zeroes them. */
export async function resumeKeyFrom(bytes: Uint8Array<ArrayBuffer>): Promise<ResumeKey> {
  const mac = await crypto.subtle.importKey('raw', bytes, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
  return { mac, derive: await hkdfKey(bytes) };
}

/** HMAC(key, "viewer" ‖ session ‖ leg ‖ nonceV). */
export function viewerMac(key: ResumeKey, binding: HandshakeBinding, nonceV: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  return sign(key, concat(ascii('viewer'), placeOf(binding), nonceV));
}

/** HMAC(key, "sharer" ‖ session ‖ leg ‖ nonceV ‖ nonceS). */
export function sharerMac(
  key: ResumeKey,
  binding: HandshakeBinding,
  nonceV: Uint8Array,
  nonceS: Uint8Array,
): Promise<Uint8Array<ArrayBuffer>> {
  return sign(key, concat(ascii('sharer'), placeOf(binding), nonceV, nonceS));
}

/** HKDF(ikm = key, salt = nonceV ‖ nonceS). */
export function resumedKeys(key: ResumeKey, nonceV: Uint8Array, nonceS: Uint8Array): Promise<PairKeys> {
  return pairKeys(key.derive, concat(nonceV, nonceS));
}

async function sign(key: ResumeKey, message: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await crypto.subtle.sign('HMAC', key.mac, message));
}
