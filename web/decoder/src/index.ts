export { rehearse } from './rehearsal.ts';
export { type DecodeResult, type DecodeStatus, type PixelRect, ScreenDecoder } from './screenDecoder.ts';
