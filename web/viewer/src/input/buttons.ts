/** `PointerEvent.buttons` bit → X11's button. */
const bits: [bit: number, button: number][] = [
  [1, 1],
  [4, 2],
  [2, 3],
  [8, 8],
  [16, 9],
];

/** Which buttons went down or up between two states of `PointerEvent.buttons`; releases first. */
export function buttonChanges(before: number, now: number): { button: number; down: boolean }[] {
  const changed = bits.filter(([bit]) => ((before ^ now) & bit) !== 0).map(([bit, button]) => ({ button, down: (now & bit) !== 0 }));
  return changed.sort((a, b) => Number(a.down) - Number(b.down));
}
