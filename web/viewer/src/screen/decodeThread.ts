import type { FromDecoder, Leftover, ToDecoder } from './decodeMessages.ts';

export type Decoded = Extract<FromDecoder, { kind: 'decoded' }>;

/** Where frames become pictures or patches: a worker in the page, something simpler in tests. */
export interface DecodeThread {
  /** `bytes` is given away: its buffer is empty afterwards. */
  decode(surface: number, frameNumber: number, bytes: Uint8Array): void;
  /** From now on the thread paints this surface itself; its answers then bring no patches. */
  paintOn(surface: number, canvas: OffscreenCanvas): void;
  /** The next frame of the surface is a keyframe. */
  forget(surface: number, picture: Leftover): void;
  close(): void;
}

export interface DecodeSink {
  decoded(frame: Decoded): void;
  /** The decoder cannot run at all, for example because its file could not be loaded. */
  failed(why: string): void;
}

export function startDecodeWorker(sink: DecodeSink): DecodeThread {
  const worker = new Worker(new URL('./decodeWorker.ts', import.meta.url), { type: 'module', name: 'deskside-decoder' });
  worker.onmessage = ({ data }: MessageEvent<FromDecoder>) => {
    if (data.kind === 'decoded') sink.decoded(data);
    else if (data.kind === 'failed') sink.failed(data.why);
  };
  worker.onerror = (event) => sink.failed(event.message || 'The decoder could not be started.');
  const send = (message: ToDecoder, transfer: Transferable[] = []) => worker.postMessage(message, transfer);
  return {
    decode(surface, frameNumber, bytes) {
      const whole = bytes.byteOffset === 0 && bytes.byteLength === bytes.buffer.byteLength;
      const buffer = whole ? (bytes.buffer as ArrayBuffer) : bytes.slice().buffer;
      send({ kind: 'frame', surface, frameNumber, bytes: buffer }, [buffer]);
    },
    paintOn: (surface, canvas) => send({ kind: 'canvas', surface, canvas }, [canvas]),
    forget: (surface, picture) => send({ kind: 'forget', surface, picture }),
    close: () => worker.terminate(),
  };
}
