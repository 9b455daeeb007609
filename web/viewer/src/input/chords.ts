import { keysyms, usages } from './keyNames.ts';

/** One key as it travels: USB HID usage on page 7 (0 = unknown) and X11 keysym. */
export interface KeyCode {
  physical: number;
  keysym: number;
}

/** Keys pressed one after the other and released in the opposite order. */
export type Chord = readonly KeyCode[];

const ctrl = key('ControlLeft', 'Control_L');
const alt = key('AltLeft', 'Alt_L');
const shift = key('ShiftLeft', 'Shift_L');
const superKey = key('MetaLeft', 'Super_L');

/** Combinations that a browser or its operating system would keep for itself. */
export const chords = {
  'Ctrl+Alt+Del': [ctrl, alt, key('Delete', 'Delete')],
  'Alt+Tab': [alt, key('Tab', 'Tab')],
  'Alt+F4': [alt, key('F4', 'F4')],
  'Ctrl+Shift+Esc': [ctrl, shift, key('Escape', 'Escape')],
  Super: [superKey],
  'Super+D': [superKey, { physical: usages.KeyD!, keysym: 0x64 }],
  'Super+L': [superKey, { physical: usages.KeyL!, keysym: 0x6c }],
  'Super+R': [superKey, { physical: usages.KeyR!, keysym: 0x72 }],
  'Ctrl+Alt+T': [ctrl, alt, { physical: usages.KeyT!, keysym: 0x74 }],
  'Ctrl+Esc': [ctrl, key('Escape', 'Escape')],
  PrintScreen: [key('PrintScreen', 'Print')],
  'Alt+PrintScreen': [alt, key('PrintScreen', 'Print')],
  Menu: [key('ContextMenu', 'Menu')],
} satisfies Record<string, Chord>;

export type ChordName = keyof typeof chords;

function key(code: string, name: string): KeyCode {
  return { physical: usages[code] ?? 0, keysym: keysyms[name] ?? 0 };
}
