/** "Tls13 TLS_AES_256_GCM_SHA384", as the server has it, as people write it. */
export function cipherText(cipher: string): string {
  return cipher
    .replace(/^Tls(\d)(\d)?\b/, (_, major: string, minor: string | undefined) => `TLS ${major}.${minor ?? 0}`)
    .replace(/ TLS_/, ' · ');
}
