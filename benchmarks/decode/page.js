// window.play(vector, mode, most): plays a stream, one frame a picture of the screen; resolves to the times of every frame in ms.
import { paper2d, paperGl } from './painters.js';

const picture = () => new Promise((done) => requestAnimationFrame(done));

window.play = async (vector, mode, most) => {
  document.body.replaceChildren();
  const canvas = document.createElement('canvas');
  document.body.append(canvas);
  const worker = new Worker('worker.js', { type: 'module' });
  const answer = () =>
    new Promise((done, fail) => {
      worker.onmessage = ({ data }) => done(data);
      worker.onerror = (problem) => fail(new Error(problem.message));
    });
  const first = answer();
  const off = mode.startsWith('offscreen') ? canvas.transferControlToOffscreen() : undefined;
  worker.postMessage({ vector, mode, most, canvas: off }, off ? [off] : []);
  const { count, width, height } = await first;
  if (!off) {
    canvas.width = width;
    canvas.height = height;
  }
  const paper = off ? undefined : mode === 'webgl' ? paperGl(canvas) : paper2d(canvas);
  const times = [];
  for (let i = 0; i < count; i++) {
    const began = performance.now();
    const next = answer();
    worker.postMessage({});
    const { decode, paint, rect, pixels, bitmap } = await next;
    const took = performance.now();
    if (bitmap) paper.draw(bitmap, rect);
    else if (pixels) paper.put(pixels, rect);
    const painted = performance.now() - took;
    await picture();
    times.push([decode, paint + painted, performance.now() - began]);
  }
  worker.terminate();
  return times;
};
document.title = 'ready';
