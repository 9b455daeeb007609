import type { InputDraft } from '../protocol/messages/inputEvent.ts';
import { usages } from './keyNames.ts';
import { keysymOf, writes } from './keysym.ts';
import { textParts } from './textParts.ts';

/** What the keyboard needs of a KeyboardEvent. */
export interface KeyPress {
  key: string;
  code: string;
  location: number;
  isComposing: boolean;
  keyCode: number;
  timeStamp: number;
}

/** Whether the browser may go on with the key: only while it composes a character for us. */
export type Verdict = 'ours' | 'browser';

/** Windows makes Ctrl+Alt out of AltGr; the two come together. */
const fakeControlMs = 10;
/** The keyCode of a key that an input method has taken. */
const takenByInputMethod = 229;
/** Their state is already in the characters that come; switching the PC's own would turn these around. */
const locks = new Set(['CapsLock', 'NumLock', 'ScrollLock']);
const escapeKeys = ['Control', 'Alt', 'Shift'];

/**
 * Turns key presses into key events: physical place and meaning of each key. Characters come as this computer's layout makes them
 * (AltGr included), so that the PC's layout need not match. Dead keys and input methods write text.
 * Pressing and letting go Ctrl+Alt+Shift alone leaves the picture, so that keyboards are not trapped in it.
 */
export class Keyboard {
  /** Keys that are down over there: by their place, with what they were when they went down. */
  private readonly down = new Map<string, { physical: number; keysym: number; key: string }>();
  private controlAt = Number.NEGATIVE_INFINITY;
  private escapeArmed = false;

  constructor(
    private readonly send: (...drafts: InputDraft[]) => unknown,
    private readonly leave: () => void,
    private readonly isMac: 'mac' | 'other',
  ) {}

  pressed(press: KeyPress): Verdict {
    if (press.isComposing || press.keyCode === takenByInputMethod || press.key === 'Dead' || press.key === 'Process') return 'browser';
    if (locks.has(press.key)) return 'ours';
    if (press.key === 'AltGraph' || (this.isMac === 'mac' && press.key === 'Alt')) {
      if (press.timeStamp - this.controlAt < fakeControlMs) this.release('ControlLeft');
      return 'ours';
    }
    if (press.code === 'ControlLeft') this.controlAt = press.timeStamp;
    const keysym = keysymOf(press);
    const physical = usages[press.code] ?? 0;
    if (keysym === 0 && physical === 0) return 'browser';
    const place = press.code || `keysym-${keysym}`;
    this.down.set(place, { physical, keysym, key: press.key });
    this.armEscape();
    this.send({ type: 'key', isDown: true, physical, keysym });
    return 'ours';
  }

  released(press: KeyPress): Verdict {
    if (this.escapeArmed && escapeKeys.includes(press.key)) {
      this.escapeArmed = false;
      this.releaseAll();
      this.leave();
      return 'ours';
    }
    // A Mac tells no release of keys that were let go while Command was held.
    if (this.isMac === 'mac' && press.key === 'Meta') this.releaseWriting();
    this.release(press.code || `keysym-${keysymOf(press)}`);
    return 'ours';
  }

  /** What dead keys or an input method composed. */
  composed(text: string): void {
    this.send(...textParts(text).map((part): InputDraft => ({ type: 'typedText', text: part })));
  }

  /** The keyboard is no longer ours, for example because the window lost the focus. */
  releaseAll(): void {
    this.escapeArmed = false;
    if (this.down.size === 0) return;
    this.down.clear();
    this.send({ type: 'releaseAll' });
  }

  private release(place: string): void {
    const held = this.down.get(place);
    if (!held) return;
    this.down.delete(place);
    this.send({ type: 'key', isDown: false, physical: held.physical, keysym: held.keysym });
  }

  private releaseWriting(): void {
    for (const [place, held] of [...this.down]) if (writes(held.keysym)) this.release(place);
  }

  private armEscape(): void {
    const keys = new Set([...this.down.values()].map((held) => held.key));
    this.escapeArmed = keys.size === escapeKeys.length && escapeKeys.every((key) => keys.has(key));
  }
}
