const quiet = new Set([
  'device.expected',
  'device.forgotten',
  'device.cut',
  'device.notPutBack',
  'device.closed',
  'device.offline',
  'device.told',
]);

/** That work is over. */
export function isWorkBelowOver(kind: string): boolean {
  return kind === 'device.closed' || kind === 'device.forgotten';
}

/** News of a PC that is being worked on through its firmware; not that one is expected, or that the work is over. */
export function isWorkBelow(kind: string): boolean {
  return kind.startsWith('device.') && !quiet.has(kind);
}
