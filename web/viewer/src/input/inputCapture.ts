import type { InputDraft } from '../protocol/messages/inputEvent.ts';
import { browserFrames } from '../screen/painter.ts';
import type { Stage } from '../screen/stage.ts';
import { buttonChanges } from './buttons.ts';
import { InputQueue } from './inputQueue.ts';
import type { InputSource } from './inputSource.ts';
import { Keyboard } from './keyboard.ts';
import { Touch } from './touch.ts';
import { WheelMeter } from './wheel.ts';

/**
 * Takes mouse, pen, touch and keyboard over the picture and hands events on, while it is on. Off, it takes nothing.
 * Keys go through a text box outside of the picture, so that dead keys and input methods work.
 */
export class InputCapture implements InputSource {
  private readonly queue: InputQueue;
  private readonly keyboard: Keyboard;
  private readonly touch: Touch;
  private readonly wheel = new WheelMeter();
  private readonly box = document.createElement('textarea');
  private readonly ends = new AbortController();
  private take: ((draft: InputDraft) => void) | undefined;
  private buttons = 0;

  constructor(private readonly stage: Stage) {
    this.queue = new InputQueue((draft) => this.take?.(draft), browserFrames);
    const isMac = /mac/i.test(navigator.platform) ? 'mac' : 'other';
    this.keyboard = new Keyboard(
      (...events) => this.queue.now(...events),
      () => this.box.blur(),
      isMac,
    );
    this.touch = new Touch({
      move: (at) => this.queue.pointerMoved({ type: 'pointerMove', ...this.place(at) }),
      button: (at, button, down) => this.queue.now(this.button(at, button, down)),
      scroll: (at, dx, dy) => this.turn(at, { deltaX: dx, deltaY: dy, deltaMode: 0 }),
    });
    this.prepareBox();
    this.listen();
  }

  start(take: (draft: InputDraft) => void): void {
    const wasOn = this.take !== undefined;
    this.take = take;
    if (wasOn) return;
    this.box.readOnly = false;
    this.stage.cursor.setControls(true);
    this.focus();
  }

  stop(): void {
    // Nothing is sent from here on, not even releases: the session sends those.
    this.take = undefined;
    this.buttons = 0;
    this.queue.clear();
    this.keyboard.releaseAll();
    this.stage.cursor.setControls(false);
    this.box.readOnly = true;
    this.box.blur();
  }

  /** Puts the keyboard back onto the picture, for example after a menu of the page. */
  focus(): void {
    if (this.take) this.box.focus({ preventScroll: true });
  }

  close(): void {
    this.stop();
    this.ends.abort();
    this.box.remove();
  }

  private prepareBox(): void {
    const { box } = this;
    box.className = 'deskside-keys';
    box.readOnly = true;
    box.autocomplete = 'off';
    box.spellcheck = false;
    box.setAttribute('autocapitalize', 'off');
    box.setAttribute('aria-label', 'Keyboard of the customer’s PC. Press Ctrl, Alt and Shift together to leave.');
    Object.assign(box.style, {
      position: 'absolute',
      left: '0',
      top: '0',
      width: '1px',
      height: '1px',
      opacity: '0',
      border: '0',
      padding: '0',
      resize: 'none',
    });
    this.stage.scroller.append(box);
  }

  private listen(): void {
    const { signal } = this.ends;
    const { picture } = this.stage;
    const hear = <K extends keyof HTMLElementEventMap>(target: HTMLElement, kind: K, handler: (event: HTMLElementEventMap[K]) => void) =>
      target.addEventListener(kind, (event) => this.take && handler(event), { signal, passive: false });
    hear(picture, 'pointerdown', (event) => this.pointer(event));
    hear(picture, 'pointermove', (event) => this.pointer(event));
    hear(picture, 'pointerup', (event) => this.pointer(event));
    hear(picture, 'pointercancel', (event) => this.pointerGone(event));
    hear(picture, 'contextmenu', (event) => event.preventDefault());
    hear(picture, 'wheel', (event) => {
      event.preventDefault();
      this.turn(event, event as WheelEvent & { wheelDeltaX?: number; wheelDeltaY?: number });
    });
    hear(this.box, 'keydown', (event) => this.keyboard.pressed(event) === 'ours' && event.preventDefault());
    hear(this.box, 'keyup', (event) => this.keyboard.released(event) === 'ours' && event.preventDefault());
    hear(this.box, 'compositionend', (event) => this.composed(event.data));
    hear(this.box, 'input', (event) => {
      const { isComposing, data, inputType } = event as InputEvent;
      if (!isComposing && inputType === 'insertText' && data) this.composed(data);
    });
    hear(this.box, 'paste', (event) => event.preventDefault());
    hear(this.box, 'blur', () => this.letGo());
    window.addEventListener('blur', () => this.take && this.letGo(), { signal });
  }

  private pointer(event: PointerEvent): void {
    event.preventDefault();
    if (event.type === 'pointerdown') {
      this.stage.picture.setPointerCapture(event.pointerId);
      this.box.focus({ preventScroll: true });
    }
    if (event.pointerType === 'touch') {
      if (event.type === 'pointerdown') this.touch.down(event.pointerId, event);
      else if (event.type === 'pointermove') this.touch.move(event.pointerId, event);
      else this.touch.up(event.pointerId);
      return;
    }
    const changes = buttonChanges(this.buttons, event.buttons);
    this.buttons = event.buttons;
    if (changes.length === 0) this.queue.pointerMoved({ type: 'pointerMove', ...this.place(event) });
    else this.queue.now(...changes.map(({ button, down }) => this.button(event, button, down)));
  }

  private pointerGone(event: PointerEvent): void {
    if (event.pointerType === 'touch') this.touch.cancel(event.pointerId);
    else this.letGo();
  }

  private letGo(): void {
    this.keyboard.releaseAll();
    if (this.buttons === 0) return;
    this.buttons = 0;
    this.queue.now({ type: 'releaseAll' });
  }

  private composed(text: string): void {
    this.box.value = '';
    if (text) this.keyboard.composed(text);
  }

  private turn(at: { clientX: number; clientY: number }, event: Parameters<WheelMeter['turn']>[0]): void {
    const turned = this.wheel.turn(event);
    if (turned.deltaX !== 0 || turned.deltaY !== 0) this.queue.wheelTurned({ type: 'wheel', ...this.place(at), ...turned });
  }

  private button(at: { clientX: number; clientY: number }, button: number, down: boolean): InputDraft {
    return { type: 'pointerButton', ...this.place(at), button, isDown: down };
  }

  private place(at: { clientX: number; clientY: number }): { surface: number; x: number; y: number } {
    return this.stage.at(at);
  }
}
