import type { Scale, Surface, SurfaceChoice } from '../viewerEvents.ts';
import { around, type Box, nearest, type Point, type Size, scaleFactor } from './geometry.ts';
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
  /** Of the pictures that are on the glass: a canvas that a worker paints does not say. */
  private readonly painted = new Map<number, Size>();
  private readonly watcher = new ResizeObserver(() => this.layOut());
  private surfaces: readonly Surface[] = [];
  private choice: SurfaceChoice | undefined;
  private pointerOn: number | undefined;
  private bounds: Box = around([]);
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
      canvas.style.position = 'absolute';
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
    this.painted.delete(surface);
  }

  /** A picture of that size is on the surface's canvas. */
  show(surface: number, { width, height }: Size): void {
    const before = this.painted.get(surface);
    if (before?.width === width && before.height === height) return;
    this.painted.set(surface, { width, height });
    const canvas = this.canvases.get(surface);
    if (canvas) canvas.dataset.size = `${width}×${height}`;
    this.layOut();
  }

  setSurfaces(surfaces: readonly Surface[]): void {
    this.surfaces = surfaces;
    this.layOut();
  }

  choose(choice: SurfaceChoice): void {
    this.choice = choice;
    this.layOut();
  }

  pointerIsOn(surface: number): void {
    if (this.pointerOn === surface) return;
    this.pointerOn = surface;
    if (this.choice === 'pointer') this.layOut();
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

  /** Hides the pictures, for example because the customer no longer shows them. */
  blank(): void {
    this.painted.clear();
    for (const canvas of this.canvases.values()) delete canvas.dataset.size;
    this.layOut();
  }

  /** The surfaces on the glass. */
  get shown(): readonly Surface[] {
    const { surfaces, choice } = this;
    if (this.painted.size === 0) return [];
    if (choice === 'all') return surfaces;
    const wanted = choice === 'pointer' ? this.pointerOn : choice;
    const one = surfaces.find(({ id }) => id === wanted) ?? surfaces.find(({ primary }) => primary) ?? surfaces[0];
    return one ? [one] : [];
  }

  /** The surface and its pixel under a point of the window; outside of all it is the nearest. */
  at(point: { clientX: number; clientY: number }): Point & { surface: number } {
    const frame = this.picture.getBoundingClientRect();
    const { bounds, factor } = this;
    const desktop = { x: bounds.x + (point.clientX - frame.left) / factor, y: bounds.y + (point.clientY - frame.top) / factor };
    const found = nearest(desktop, this.shown);
    return found ? { surface: found.box.id, ...found.point } : { surface: 0, x: 0, y: 0 };
  }

  readonly layOut = (): void => {
    const { shown } = this;
    this.bounds = around(shown);
    const room = { width: this.host.clientWidth, height: this.host.clientHeight };
    const factor = scaleFactor(this.scale, this.bounds, room, window.devicePixelRatio);
    this.factor = factor;
    this.scroller.style.overflow = this.scale === 'fit' ? 'hidden' : 'auto';
    this.picture.style.width = `${this.bounds.width * factor}px`;
    this.picture.style.height = `${this.bounds.height * factor}px`;
    for (const [id, canvas] of this.canvases) {
      const place = shown.find((surface) => surface.id === id);
      canvas.style.display = place ? 'block' : 'none';
      if (!place) continue;
      canvas.style.left = `${(place.x - this.bounds.x) * factor}px`;
      canvas.style.top = `${(place.y - this.bounds.y) * factor}px`;
      canvas.style.width = `${place.width * factor}px`;
      canvas.style.height = `${place.height * factor}px`;
      canvas.style.imageRendering = factor * window.devicePixelRatio >= 1.95 ? 'pixelated' : 'auto';
    }
    this.cursor.setView(new Map(shown.map(({ id, x, y }) => [id, { x: x - this.bounds.x, y: y - this.bounds.y }])), factor);
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
