/** The low byte of a stream: which conversation on a leg. */
export const Channel = {
  control: 0,
  input: 1,
  cursor: 2,
  receipts: 3,
  clipboard: 4,
  annotation: 5,
  audio: 6,
  firstScreen: 16,
  lastScreen: 31,
  firstFile: 32,
  lastFile: 63,
  /** Join, news and the handshake: clear. */
  relay: 255,
} as const;

/** Surfaces are numbered 0–15. */
export const maxSurfaces = 16;

export function isScreen(channel: number): boolean {
  return channel >= Channel.firstScreen && channel <= Channel.lastScreen;
}
