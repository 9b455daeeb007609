import { ScreenDecoder } from './screenDecoder.ts';

const rounds = 4;
/** The file begins with four letters and the number of frames; before each frame stand its length and a check number. */
const headBytes = 8;
const frameHeadBytes = 8;

/**
 * Decodes made-up frames (a `.dvec` file, see testdata/codec), one a step, so that the browser has compiled the decoder well before the
 * first real frame, which somebody waits for. Yields after each frame; a last frame that is cut is left out, and whatever stands in the
 * file, nothing is thrown.
 */
export function* rehearse(module: WebAssembly.Module, file: ArrayBuffer): Generator<void> {
  const view = new DataView(file);
  for (let round = 0; round < rounds; round++) {
    const decoder = ScreenDecoder.create(module);
    for (let at = headBytes; at + frameHeadBytes <= file.byteLength; ) {
      const length = view.getUint32(at, true);
      if (length > file.byteLength - at - frameHeadBytes) break;
      decoder.decode(new Uint8Array(file, at + frameHeadBytes, length));
      at += frameHeadBytes + length;
      yield;
    }
  }
}
