/** What the pages need to know of the device they run on. */
export type Platform = 'linux' | 'windows' | 'macos' | 'phone' | 'other';

export function platformOf(agent: string, touchPoints: number): Platform {
  if (/android|iphone|ipad|ipod|mobile/i.test(agent)) return 'phone';
  // An iPad calls itself a Macintosh; no Mac has a touch screen.
  if (/macintosh/i.test(agent)) return touchPoints > 1 ? 'phone' : 'macos';
  if (/windows/i.test(agent)) return 'windows';
  if (/linux|x11|cros/i.test(agent)) return 'linux';
  return 'other';
}

export const platform = platformOf(navigator.userAgent, navigator.maxTouchPoints);

/** The portal's name from the address: `/p/<name>`, else the default one. */
export function portalOf(path: string): string {
  const match = /^\/p\/([^/]+)/.exec(path);
  if (!match) return 'default';
  try {
    return decodeURIComponent(match[1]!);
  } catch {
    return match[1]!;
  }
}
