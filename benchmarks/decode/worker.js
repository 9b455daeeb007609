// Decodes one frame at each { next }; paints it itself when it was given a canvas, else hands the patch over.
import { Decoder, framesOf } from './decoder.js';
import { paper2d } from './painters.js';

let frames, decoder, paper, mode;
let at = 0;

onmessage = async ({ data }) => {
  if (data.vector) {
    const [module, file] = await Promise.all([WebAssembly.compileStreaming(fetch('decoder.wasm')), fetch(data.vector).then((r) => r.arrayBuffer())]);
    frames = framesOf(new Uint8Array(file)).slice(0, data.most);
    decoder = new Decoder(module, frames[0].bytes);
    mode = data.mode;
    if (data.canvas) {
      data.canvas.width = decoder.width;
      data.canvas.height = decoder.height;
      paper = paper2d(data.canvas, { desynchronized: mode === 'offscreen-desync' });
    }
    postMessage({ count: frames.length, width: decoder.width, height: decoder.height });
    return;
  }
  const began = performance.now();
  decoder.decode(frames[at++].bytes);
  const decoded = performance.now();
  const rect = decoder.union();
  if (!rect) {
    postMessage({ decode: decoded - began, paint: 0 });
  } else if (paper) {
    paper.putFrom(decoder, rect);
    const painted = performance.now();
    requestAnimationFrame(() => postMessage({ decode: decoded - began, paint: painted - decoded }));
  } else if (mode === 'bitmap') {
    const bitmap = await createImageBitmap(new ImageData(new Uint8ClampedArray(decoder.cut(rect)), rect.width, rect.height));
    postMessage({ decode: decoded - began, paint: performance.now() - decoded, rect, bitmap }, [bitmap]);
  } else {
    const pixels = decoder.cut(rect);
    postMessage({ decode: decoded - began, paint: performance.now() - decoded, rect, pixels }, [pixels]);
  }
};
