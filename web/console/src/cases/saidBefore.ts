import type { TellBy, Told } from './types.ts';

/** What the customer was told with the last press, and how. */
export interface Said {
  fixed: 'yes' | 'no';
  text: string;
  told: Told['told'];
}

/** The ways by which these very words arrived already: when only the rest of closing failed, nobody hears them twice. */
export function saidBefore(last: Said | undefined, fixed: 'yes' | 'no', text: string): Told['told'] {
  return last?.fixed === fixed && last.text === text ? last.told.filter(({ state }) => state === 'told') : [];
}

/** The ways that are left. */
export function stillToSay(ways: TellBy[], before: Told['told']): TellBy[] {
  return ways.filter((way) => !before.some(({ by }) => by === way));
}
