import type { Scale } from '../viewerEvents.ts';
import { type Point, type Size, scaleFactor, toSurface } from './geometry.ts';
import { RemoteCursor } from './remoteCursor.ts';

/**
 * The elements in which a screen is shown: a scrolling room, in it the picture with one canvas a surface and the drawn pointer,
 * above it the curtain that says why the picture stands still. Styles are set by script, so that no style sheet is needed.
 */
export class Stage {
  readonly scroller = box('deskside-scroller', { position: 'absolute', inset: '0', display: 'grid', placeItems: 'safe center' });
  readonly picture = box('deskside-picture', { position: 'relative', overflow: 'hidden', flex: 'none', touchAction: 'none' });
  readonly cursor: RemoteCursor;
  private readonly curtain = box('deskside-curtain', {
    position: 'absolute',
    inset: '0',
    display: 'none',
    placeItems: 'center',
    background: 'rgb(8 12 14 / 55%)',
    color: '#fff',
    font: '600 1.1rem system-ui, sans-serif',
    textAlign: 'center',
    padding: '1rem',
  });
  private readonly canvases = new Map<number, HTMLCanvasElement>();
  private readonly watcher = new ResizeObserver(() => this.layOut());
  private surface = 0;
  private scale: Scale = 'fit';
  private factor = 1;

  constructor(private readonly host: HTMLElement) {
    this.scroller.append(this.picture);
    this.curtain.setAttribute('role', 'status');
    host.append(this.scroller, this.curtain);
    this.cursor = new RemoteCursor(this.picture);
    this.watcher.observe(host);
    window.addEventListener('resize', this.layOut);
    this.layOut();
  }

  canvas(surface: number): HTMLCanvasElement {
    let canvas = this.canvases.get(surface);
    if (!canvas) {
      canvas = document.createElement('canvas');
      canvas.width = canvas.height = 0;
      canvas.dataset.surface = String(surface);
      Object.assign(canvas.style, { position: 'absolute', inset: '0', width: '100%', height: '100%' });
      this.canvases.set(surface, canvas);
      this.picture.prepend(canvas);
      this.layOut();
    }
    return canvas;
  }

  /** Takes away the canvas of a surface that is no more. */
  forget(surface: number): void {
    this.canvases.get(surface)?.remove();
    this.canvases.delete(surface);
  }

  show(surface: number): void {
    this.surface = surface;
    this.layOut();
  }

  setScale(scale: Scale): void {
    this.scale = scale;
    this.layOut();
  }

  /** Covers the picture with a reason; an empty one uncovers it. */
  freeze(reason: string): void {
    this.curtain.textContent = reason;
    this.curtain.style.display = reason ? 'grid' : 'none';
    this.picture.style.filter = reason ? 'grayscale(0.6)' : '';
  }

  /** Takes the pictures away, for example because the customer no longer shows them. */
  blank(): void {
    for (const canvas of this.canvases.values()) canvas.width = canvas.height = 0;
    this.layOut();
  }

  get shown(): { surface: number } & Size {
    const canvas = this.canvases.get(this.surface);
    return { surface: this.surface, width: canvas?.width ?? 0, height: canvas?.height ?? 0 };
  }

  /** The pixel of the shown surface under a point of the window. */
  at(point: { clientX: number; clientY: number }): Point {
    const frame = this.picture.getBoundingClientRect();
    return toSurface({ x: point.clientX - frame.left, y: point.clientY - frame.top }, this.factor, this.shown);
  }

  readonly layOut = (): void => {
    const { surface, width, height } = this.shown;
    const room = { width: this.host.clientWidth, height: this.host.clientHeight };
    this.factor = scaleFactor(this.scale, { width, height }, room, window.devicePixelRatio);
    this.scroller.style.overflow = this.scale === 'fit' ? 'hidden' : 'auto';
    this.picture.style.width = `${width * this.factor}px`;
    this.picture.style.height = `${height * this.factor}px`;
    for (const [id, canvas] of this.canvases) {
      canvas.style.display = id === surface ? 'block' : 'none';
      canvas.style.imageRendering = this.factor * window.devicePixelRatio >= 1.95 ? 'pixelated' : 'auto';
    }
    this.cursor.setView(surface, this.factor);
  };

  close(): void {
    this.watcher.disconnect();
    window.removeEventListener('resize', this.layOut);
    this.scroller.remove();
    this.curtain.remove();
  }
}

function box(className: string, style: Partial<CSSStyleDeclaration>): HTMLDivElement {
  const element = document.createElement('div');
  element.className = className;
  Object.assign(element.style, style);
  return element;
}
