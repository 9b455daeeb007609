import type { PortalDeskView, QueueEntry, TeamView } from '@deskside/talk';
import { expect, it } from 'vitest';
import { removalOf } from '../src/admin/desk/teamRemoval.ts';

const team = (id: string, part: Partial<TeamView> = {}): TeamView =>
  ({ team: id, name: id.toUpperCase(), members: [], isOpenNow: true, ...part }) as TeamView;
const around = { teams: [], portals: [], queue: [], nameOf: () => undefined };

it('says to whom something happens, by name', () => {
  const said = removalOf(team('a', { members: ['1', '2', 'gone'] }), {
    teams: [team('a'), team('b', { overflowTeam: 'a' }), team('c', { overflowTeam: 'b' })],
    portals: [{ portal: '1', name: 'sales', team: 'a' } as PortalDeskView, { portal: '2', name: 'default' } as PortalDeskView],
    queue: [{ team: 'a' }, { team: 'a' }, { team: 'b' }, {}] as QueueEntry[],
    nameOf: (id) => ({ 1: 'Ada', 2: 'Bob' })[id],
  });
  expect(said).toHaveLength(5);
  expect(said.slice(0, 4).map((sentence) => sentence.split(': ')[1])).toEqual(['2 now.', 'sales.', 'B.', 'Ada, Bob.']);
});

it('says of an unused team only that nobody waits and that it is final', () => {
  expect(removalOf(team('a'), around)).toHaveLength(2);
});
