/** Bounds of the strings on the wire, in bytes of UTF-8, and the one way to cut a longer one. */

/** A person's, organisation's, monitor's or product's name. */
export const maxName = 256;

/** A sentence, or text to type. */
export const maxText = 1024;

const encoder = new TextEncoder();

/** The longest beginning of whole characters that fits. Both ends cut alike, as the handshake binds the result. */
export function cutText(text: string, maxBytes: number): string {
  if (encoder.encode(text).length <= maxBytes) return text;
  let used = 0;
  let kept = '';
  for (const character of text) {
    used += encoder.encode(character).length;
    if (used > maxBytes) break;
    kept += character;
  }
  return kept;
}
