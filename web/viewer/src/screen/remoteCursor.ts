import { type CursorShape, type CursorShapeMessage, CursorShapes } from './cursorShapes.ts';

/** Whose hand moved the customer's pointer. */
export type MovedBy = 'remote' | 'customer';

export interface CursorPosition {
  surface: number;
  x: number;
  y: number;
  visible: boolean;
  by: MovedBy;
}

/**
 * The pointer of the customer's PC. Who controls sees the shape on the own pointer, with no way to the PC and back;
 * a second one is drawn where the pointer really is when the customer moves it, or when one only watches.
 */
export class RemoteCursor {
  private readonly shapes = new CursorShapes();
  private readonly ghost = document.createElement('canvas');
  private shape: CursorShape | undefined;
  private wanted = -1;
  private position: CursorPosition | undefined;
  private surface = 0;
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

  async take(message: CursorShapeMessage): Promise<void> {
    this.wanted = message.id;
    const shape = await this.shapes.add(message);
    if (shape && this.wanted === message.id) this.show(shape);
  }

  use(id: number): void {
    this.wanted = id;
    const shape = this.shapes.get(id);
    if (shape) this.show(shape);
  }

  move(position: CursorPosition): void {
    this.position = position;
    this.place();
  }

  setControls(controls: boolean): void {
    this.controls = controls;
    this.dress();
    this.place();
  }

  setView(surface: number, factor: number): void {
    this.surface = surface;
    this.factor = factor;
    this.place();
  }

  private show(shape: CursorShape): void {
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
    const shown = position?.visible && shape && position.surface === this.surface && !(this.controls && position.by === 'remote');
    this.ghost.style.display = shown ? 'block' : 'none';
    if (!shown) return;
    const x = (position.x - shape.hotX) * factor;
    const y = (position.y - shape.hotY) * factor;
    this.ghost.style.transform = `translate(${x}px, ${y}px) scale(${factor})`;
  }
}
