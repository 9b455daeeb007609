import type { Patch } from './decodeMessages.ts';
import type { Size } from './geometry.ts';

/** What a painter needs of a canvas, so that tests can watch it. */
export interface PaintTarget {
  width: number;
  height: number;
  put(patch: Patch): void;
}

/** Runs the work before the next picture of the screen; in a hidden page a little later, because there no pictures are made. */
export type FrameClock = (work: () => void) => void;

/** A hidden page still drains its frames, only not at full speed. */
const hiddenMs = 200;

export const browserFrames: FrameClock = (work) => {
  if (document.visibilityState === 'hidden') setTimeout(work, hiddenMs);
  else requestAnimationFrame(() => work());
};

/** For what another thread paints: the work at once; in a hidden page a little later, so that the customer's PC does not work for nobody. */
export const unlessHidden: FrameClock = (work) => {
  if (document.visibilityState === 'hidden') setTimeout(work, hiddenMs);
  else work();
};

interface Waiting extends Size {
  patches: Patch[];
  painted: ((paintMs: number) => void)[];
}

/** Paints what came in since the last picture in one go: however many frames arrive, there is one paint a picture. */
export class Painter {
  private waiting: Waiting | undefined;

  constructor(
    private readonly target: PaintTarget,
    private readonly nextFrame: FrameClock,
  ) {}

  /** `painted` is called with the time that the painting took, once these patches are on the canvas. */
  add(size: Size, patches: readonly Patch[], painted: (paintMs: number) => void): void {
    const first = this.waiting === undefined;
    // Patches of an old size are void: the first frame of a new size brings the whole picture.
    const sameSize = this.waiting?.width === size.width && this.waiting.height === size.height;
    const before = this.waiting;
    this.waiting = {
      ...size,
      patches: before && sameSize ? [...before.patches, ...patches] : [...patches],
      painted: [...(before?.painted ?? []), painted],
    };
    if (first) this.nextFrame(() => this.paint());
  }

  /** Takes the picture off the canvas; what waits for painting is done with. */
  clear(): void {
    const painted = this.waiting?.painted ?? [];
    this.waiting = undefined;
    this.target.width = this.target.height = 0;
    for (const tell of painted) tell(0);
  }

  private paint(): void {
    const waiting = this.waiting;
    this.waiting = undefined;
    if (!waiting) return;
    const began = performance.now();
    if (this.target.width !== waiting.width || this.target.height !== waiting.height) {
      this.target.width = waiting.width;
      this.target.height = waiting.height;
    }
    for (const patch of waiting.patches) this.target.put(patch);
    const tookMs = performance.now() - began;
    for (const tell of waiting.painted) tell(tookMs);
  }
}

export function canvasTarget(canvas: HTMLCanvasElement): PaintTarget {
  const context = canvas.getContext('2d', { alpha: false })!;
  return {
    get width() {
      return canvas.width;
    },
    set width(width: number) {
      canvas.width = width;
    },
    get height() {
      return canvas.height;
    },
    set height(height: number) {
      canvas.height = height;
    },
    put: ({ x, y, width, height, pixels }) => context.putImageData(new ImageData(new Uint8ClampedArray(pixels), width, height), x, y),
  };
}
