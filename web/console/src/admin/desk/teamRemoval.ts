import type { PortalDeskView, QueueEntry, TeamView } from '@deskside/talk';
import { fill } from '../../texts/fill.ts';
import { texts } from './teamTexts.ts';

export interface AroundTeams {
  teams: readonly TeamView[];
  portals: readonly PortalDeskView[];
  queue: readonly QueueEntry[];
  nameOf: (technician: string) => string | undefined;
}

/** What changes for whom when a team is removed, one sentence each. */
export function removalOf(team: TeamView, { teams, portals, queue, nameOf }: AroundTeams): string[] {
  const waiting = queue.filter((entry) => entry.team === team.team).length;
  const losing = portals.filter((portal) => portal.team === team.team).map((portal) => portal.name);
  const flowing = teams.filter((other) => other.overflowTeam === team.team).map((other) => other.name);
  const members = team.members.map((member) => nameOf(member) ?? '').filter(Boolean);
  return [
    waiting > 0 ? fill(texts.waiting, { count: waiting }) : texts.nobodyWaits,
    losing.length > 0 ? fill(texts.portals, { names: losing.join(', ') }) : '',
    flowing.length > 0 ? fill(texts.overflow, { names: flowing.join(', ') }) : '',
    members.length > 0 ? fill(texts.members, { names: members.join(', ') }) : '',
    texts.goneForGood,
  ].filter(Boolean);
}
