import type { CursorMessage } from '../protocol/messages/cursorMessage.ts';
import type { CursorPosition } from '../protocol/messages/cursorPosition.ts';
import type { CursorShape } from '../protocol/messages/cursorShape.ts';
import { CursorShapes, type PointerShape } from './cursorShapes.ts';
import type { Point } from './geometry.ts';

/** `CursorPosition.movedBy`: the technician's hand did it. */
const byRemote = 1;

/**
 * The pointer of the customer's PC. Who controls sees the shape on the own pointer, with no way to the PC and back;
 * a second one is drawn where the pointer really is when the customer moves it, or when one only watches.
 */
export class RemoteCursor {
  private readonly shapes = new CursorShapes();
  private readonly ghost = document.createElement('canvas');
  private shape: PointerShape | undefined;
  private wanted = -1;
  private position: CursorPosition | undefined;
  private places: ReadonlyMap<number, Point> = new Map();
  private factor = 1;
  private controls = false;

  constructor(private readonly picture: HTMLElement) {
    this.ghost.setAttribute('aria-hidden', 'true');
    this.ghost.className = 'deskside-ghost';
    Object.assign(this.ghost.style, {
      position: 'absolute',
      top: '0',
      left: '0',
      transformOrigin: '0 0',
      pointerEvents: 'none',
      display: 'none',
    });
    picture.append(this.ghost);
  }

  take(message: CursorMessage): void {
    if (message.type === 'cursorShape') void this.learn(message);
    else if (message.type === 'cursorUse') this.use(message.id);
    else {
      this.position = message;
      this.place();
    }
  }

  private async learn(message: CursorShape): Promise<void> {
    this.wanted = message.id;
    const shape = await this.shapes.add(message);
    if (shape && this.wanted === message.id) this.show(shape);
  }

  private use(id: number): void {
    this.wanted = id;
    const shape = this.shapes.get(id);
    if (shape) this.show(shape);
  }

  setControls(controls: boolean): void {
    this.controls = controls;
    this.dress();
    this.place();
  }

  /** Where each shown surface begins inside the picture, in surface pixels. */
  setView(places: ReadonlyMap<number, Point>, factor: number): void {
    this.places = places;
    this.factor = factor;
    this.place();
  }

  private show(shape: PointerShape): void {
    this.shape = shape;
    this.ghost.width = shape.width;
    this.ghost.height = shape.height;
    this.ghost.getContext('2d')!.putImageData(new ImageData(shape.pixels, shape.width, shape.height), 0, 0);
    this.dress();
    this.place();
  }

  /** Puts the shape on the own pointer while one controls. */
  private dress(): void {
    const { shape } = this;
    this.picture.style.cursor =
      this.controls && shape
        ? `url(${this.ghost.toDataURL()}) ${shape.hotX} ${shape.hotY}, default`
        : this.controls
          ? 'crosshair'
          : 'default';
  }

  private place(): void {
    const { position, shape, factor } = this;
    const from = position && this.places.get(position.surface);
    const shown = position?.isVisible && shape && from && !(this.controls && position.movedBy === byRemote);
    this.ghost.style.display = shown ? 'block' : 'none';
    if (!shown) return;
    const x = (from.x + position.x - shape.hotX) * factor;
    const y = (from.y + position.y - shape.hotY) * factor;
    this.ghost.style.transform = `translate(${x}px, ${y}px) scale(${factor})`;
  }
}
