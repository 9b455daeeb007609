import { joined, type Rect } from './patches.ts';

/** What painting needs of a canvas that belongs to a worker, so that tests can watch it. */
export interface GlassCanvas {
  width: number;
  height: number;
  getContext(kind: '2d', options: { alpha: false }): Pick<OffscreenCanvasRenderingContext2D, 'putImageData'> | null;
}

/** A canvas that the decoder's thread paints from the decoder's own memory: nothing is cut out, handed over or copied twice. */
export class Glass {
  private readonly context: Pick<OffscreenCanvasRenderingContext2D, 'putImageData'>;

  constructor(private readonly canvas: GlassCanvas) {
    const context = canvas.getContext('2d', { alpha: false });
    if (!context) throw new Error('This browser gives no drawing context.');
    this.context = context;
  }

  /** `picture` is RGBA, `width` × `height`, and stays the decoder's. A canvas of another size is painted whole. */
  paint(picture: Uint8ClampedArray<ArrayBuffer>, width: number, height: number, changed: readonly Rect[]): void {
    let dirty = joined(changed, width, height);
    if (this.canvas.width !== width || this.canvas.height !== height) {
      this.canvas.width = width;
      this.canvas.height = height;
      dirty = { x: 0, y: 0, width, height };
    }
    if (dirty) this.context.putImageData(new ImageData(picture, width, height), 0, 0, dirty.x, dirty.y, dirty.width, dirty.height);
  }

  /** Takes the picture off the glass. */
  clear(): void {
    this.canvas.width = this.canvas.height = 0;
  }
}
