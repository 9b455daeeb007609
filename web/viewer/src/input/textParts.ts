/** The most bytes that one text event carries. */
export const largestTextBytes = 1024;

/** Cuts a text into parts of at most `limitBytes` UTF-8 bytes, never inside a character. Lone surrogates become U+FFFD. */
export function textParts(text: string, limitBytes: number = largestTextBytes): string[] {
  const parts: string[] = [];
  let part = '';
  let bytes = 0;
  for (const character of text.toWellFormed()) {
    const size = utf8Size(character.codePointAt(0)!);
    if (bytes + size > limitBytes) {
      parts.push(part);
      part = '';
      bytes = 0;
    }
    part += character;
    bytes += size;
  }
  if (part !== '') parts.push(part);
  return parts;
}

function utf8Size(codePoint: number): number {
  if (codePoint < 0x80) return 1;
  if (codePoint < 0x800) return 2;
  return codePoint < 0x10000 ? 3 : 4;
}
