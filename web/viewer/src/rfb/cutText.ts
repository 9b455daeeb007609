/** Signs of a text for the clipboard, either way. */
export const mostOffered = 65_536;

const nul = 0;
const tab = 9;
const newLine = 10;
const space = 32;

/**
 * What a device offers for the clipboard, in Latin-1; empty when it is nothing for people. The firmware sends its own commands as
 * such texts ("\0KvmExtCmd\0…", "\0KvmDataChannel\0…"): they begin with a zero. Other control signs are left out. Never throws.
 */
export function offeredText(bytes: Uint8Array): string {
  if (bytes[0] === nul) return '';
  let text = '';
  for (const sign of bytes) if (sign >= space || sign === tab || sign === newLine) text += String.fromCharCode(sign);
  return text;
}
