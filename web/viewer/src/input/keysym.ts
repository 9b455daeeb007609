import { keysyms } from './keyNames.ts';

/** What of a KeyboardEvent decides its keysym. */
export interface KeyLike {
  key: string;
  code: string;
  /** 0 standard, 1 left, 2 right, 3 numeric pad. */
  location: number;
}

const numericPad = 3;
const right = 2;

/** `KeyboardEvent.key` → X11 name, where they differ or have sides. */
const named: Record<string, string | [left: string, right: string]> = {
  Backspace: 'BackSpace',
  Enter: 'Return',
  ScrollLock: 'Scroll_Lock',
  ArrowLeft: 'Left',
  ArrowUp: 'Up',
  ArrowRight: 'Right',
  ArrowDown: 'Down',
  PageUp: 'Page_Up',
  PageDown: 'Page_Down',
  PrintScreen: 'Print',
  ContextMenu: 'Menu',
  NumLock: 'Num_Lock',
  CapsLock: 'Caps_Lock',
  AltGraph: 'ISO_Level3_Shift',
  Convert: 'Henkan',
  NonConvert: 'Muhenkan',
  KanjiMode: 'Kanji',
  Compose: 'Multi_key',
  Clear: 'KP_Begin',
  Shift: ['Shift_L', 'Shift_R'],
  Control: ['Control_L', 'Control_R'],
  Alt: ['Alt_L', 'Alt_R'],
  Meta: ['Super_L', 'Super_R'],
  OS: ['Super_L', 'Super_R'],
};

const padSigns: Record<string, string> = {
  '*': 'KP_Multiply',
  '+': 'KP_Add',
  '-': 'KP_Subtract',
  '/': 'KP_Divide',
  '=': 'KP_Equal',
  '.': 'KP_Decimal',
  ',': 'KP_Separator',
};

/** The keysym of a key; 0 when there is none (a dead key, one of an input method, one that only this computer knows). */
export function keysymOf(event: KeyLike): number {
  if (event.location === numericPad) {
    const pad = keysyms[padName(event.key)];
    if (pad !== undefined) return pad;
  }
  const one = singleCharacter(event.key);
  if (one !== undefined) return characterKeysym(one);
  const name = Object.hasOwn(named, event.key) ? named[event.key] : undefined;
  if (typeof name === 'string') return keysyms[name]!;
  if (name) return keysyms[name[event.location === right ? 1 : 0]]!;
  return Object.hasOwn(keysyms, event.key) ? keysyms[event.key]! : 0;
}

/** Latin-1 stands for itself; all else is 0x01000000 + code point. Source: X11 protocol, appendix A. */
export function characterKeysym(codePoint: number): number {
  const latin = (codePoint >= 0x20 && codePoint <= 0x7e) || (codePoint >= 0xa0 && codePoint <= 0xff);
  return latin ? codePoint : 0x01000000 + codePoint;
}

/** True for a key whose keysym is a character that it writes. */
export function writes(keysym: number): boolean {
  return (keysym >= 0x20 && keysym <= 0xff) || keysym >= 0x01000000;
}

function padName(key: string): string {
  if (/^\d$/.test(key)) return `KP_${key}`;
  const sign = padSigns[key];
  if (sign) return sign;
  const name = named[key];
  return key === 'Enter' ? 'KP_Enter' : `KP_${typeof name === 'string' ? name : key}`;
}

/** The code point when the text is one character, also one outside of the basic plane. */
function singleCharacter(text: string): number | undefined {
  const codePoint = text.codePointAt(0);
  if (codePoint === undefined || String.fromCodePoint(codePoint).length !== text.length) return undefined;
  return codePoint;
}
