import { rehearse, ScreenDecoder } from '@deskside/decoder';
import type { FromDecoder, ToDecoder } from './decodeMessages.ts';
import { Glass } from './glass.ts';
import { cutPatches } from './patches.ts';

/** The decoder's own thread: one decoder a surface, frames in the order in which they come. It paints where it was given the canvas. */
const decoders = new Map<number, ScreenDecoder>();
const glasses = new Map<number, Glass>();
const module = load();
let isWaitedFor = false;
let turn: Promise<void> = module.then(
  () => tell({ kind: 'ready' }),
  (error: unknown) => tell({ kind: 'failed', why: String(error) }),
);
void prepare();

addEventListener('message', ({ data }: MessageEvent<ToDecoder>) => {
  isWaitedFor = true;
  turn = turn.then(() => take(data)).catch((error: unknown) => tell({ kind: 'failed', why: String(error) }));
});

async function take(message: ToDecoder): Promise<void> {
  switch (message.kind) {
    case 'canvas':
      glasses.set(message.surface, new Glass(message.canvas));
      break;
    case 'forget':
      decoders.delete(message.surface);
      if (message.picture !== 'stays') glasses.get(message.surface)?.clear();
      if (message.picture === 'goesWithCanvas') glasses.delete(message.surface);
      break;
    case 'frame':
      decode(message, await decoderOf(message.surface));
  }
}

function decode({ surface, frameNumber, bytes }: Extract<ToDecoder, { kind: 'frame' }>, decoder: ScreenDecoder): void {
  const glass = glasses.get(surface);
  const began = performance.now();
  const { status, width, height, changed } = decoder.decode(new Uint8Array(bytes));
  const patches = status === 'ok' && !glass ? cutPatches(decoder.pixels(), width, height, changed) : [];
  const decoded = performance.now();
  const answer = { kind: 'decoded', surface, frameNumber, status, width, height, patches, decodeMs: decoded - began } as const;
  if (status === 'ok' && glass) {
    glass.paint(decoder.pixels(), width, height, changed);
    tell({ ...answer, paintMs: performance.now() - decoded });
  } else {
    tell(
      answer,
      patches.map((patch) => patch.pixels),
    );
  }
}

async function decoderOf(surface: number): Promise<ScreenDecoder> {
  let decoder = decoders.get(surface);
  if (!decoder) {
    decoder = ScreenDecoder.create(await module);
    decoders.set(surface, decoder);
  }
  return decoder;
}

async function load(): Promise<WebAssembly.Module> {
  const response = await fetch(new URL('../../../decoder/dist/decoder.wasm', import.meta.url));
  if (!response.ok) throw new Error(`The decoder could not be loaded (${response.status}).`);
  return WebAssembly.compile(await response.arrayBuffer());
}

/** Ends as soon as there is real work. Without it the first picture only takes longer. */
async function prepare(): Promise<void> {
  try {
    const response = await fetch(new URL('../../../decoder/dist/rehearsal.dvec', import.meta.url));
    if (!response.ok) return;
    const steps = rehearse(await module, await response.arrayBuffer());
    while (!isWaitedFor && !steps.next().done) await new Promise((resume) => setTimeout(resume));
  } catch {
    // The line, or the module: said elsewhere where it matters.
  }
}

function tell(message: FromDecoder, transfer: ArrayBuffer[] = []): void {
  postMessage(message, { transfer });
}
