import { characterKeysym } from '../input/keysym.ts';
import type { InputDraft } from '../protocol/messages/inputEvent.ts';
import * as write from './rfbMessages.ts';

const unitsANotch = 120;
const lastButton = 8;
/** X11's wheel: buttons 4 and 5 up and down, 6 and 7 to the sides. */
const wheelButtons = { up: 4, down: 5, left: 6, right: 7 } as const;

/** Turns hands into RFB's messages: keysyms, and a pointer that carries all its buttons with it. */
export class RfbInput {
  private readonly keys = new Set<number>();
  private buttons = 0;
  private x = 0;
  private y = 0;
  private restX = 0;
  private restY = 0;

  constructor(private readonly send: (bytes: Uint8Array<ArrayBuffer>) => void) {}

  take(draft: InputDraft): void {
    switch (draft.type) {
      case 'pointerMove':
        this.moveTo(draft);
        this.point();
        return;
      case 'pointerButton':
        this.moveTo(draft);
        this.press(draft.button, draft.isDown);
        return;
      case 'wheel':
        this.moveTo(draft);
        this.turn(draft.deltaX, draft.deltaY);
        return;
      case 'key':
        this.key(draft.keysym, draft.isDown);
        return;
      case 'typedText':
        for (const character of draft.text) this.write(character);
        return;
      case 'releaseAll':
        this.releaseAll();
    }
  }

  releaseAll(): void {
    for (const keysym of [...this.keys]) this.key(keysym, false);
    if (this.buttons === 0) return;
    this.buttons = 0;
    this.point();
  }

  private key(keysym: number, isDown: boolean): void {
    if (keysym === 0) return;
    if (isDown) this.keys.add(keysym);
    else this.keys.delete(keysym);
    this.send(write.key(keysym, isDown));
  }

  /** Capitals come with Shift: a PC below its system has no notion of signs, only of keys. */
  private write(character: string): void {
    const keysym = keysymOfText(character);
    const isShifted = withShift.test(character);
    if (isShifted) this.send(write.key(shift, true));
    this.send(write.key(keysym, true));
    this.send(write.key(keysym, false));
    if (isShifted) this.send(write.key(shift, false));
  }

  private press(button: number, isDown: boolean): void {
    if (button < 1 || button > lastButton) return;
    const bit = 1 << (button - 1);
    this.buttons = isDown ? this.buttons | bit : this.buttons & ~bit;
    this.point();
  }

  /** Whole notches only; the rest waits for the next turn. */
  private turn(deltaX: number, deltaY: number): void {
    this.restX += deltaX;
    this.restY += deltaY;
    const across = Math.trunc(this.restX / unitsANotch);
    const along = Math.trunc(this.restY / unitsANotch);
    this.restX -= across * unitsANotch;
    this.restY -= along * unitsANotch;
    this.notches(along > 0 ? wheelButtons.down : wheelButtons.up, Math.abs(along));
    this.notches(across > 0 ? wheelButtons.right : wheelButtons.left, Math.abs(across));
  }

  private notches(button: number, count: number): void {
    for (let i = 0; i < Math.min(count, 10); i++) {
      this.press(button, true);
      this.press(button, false);
    }
  }

  private moveTo({ x, y }: { x: number; y: number }): void {
    this.x = x;
    this.y = y;
  }

  private point(): void {
    this.send(write.pointer(this.buttons, this.x, this.y));
  }
}

const shift = 0xffe1;
/** What stands in the upper half of the keys that firmware assumes (US English). */
const withShift = /^[A-Z~!@#$%^&*()_+{}|:"<>?]$/;
const written: Record<string, number> = { '\n': 0xff0d, '\r': 0xff0d, '\t': 0xff09, '\b': 0xff08 };

function keysymOfText(character: string): number {
  return written[character] ?? characterKeysym(character.codePointAt(0)!);
}
