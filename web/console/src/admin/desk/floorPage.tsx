import type { FloorEntry, TeamView } from '@deskside/talk';
import { Badge, Paper, Table, Text } from '@mantine/core';
import { useEffect, useMemo } from 'react';
import { useDesk } from '../../desk/deskContext.ts';
import { gather } from '../../desk/gather.ts';
import { clock, since } from '../../parts/amounts.ts';
import { TableCard } from '../../parts/tableCard.tsx';
import { useNow } from '../../parts/useNow.ts';
import { RowMenu } from '../../passing/rowMenu.tsx';
import { fill } from '../../texts/fill.ts';
import { AdminPage } from '../adminPage.tsx';
import { Empty } from '../emptyRow.tsx';
import { useRead } from '../useRead.ts';
import { texts } from './floorTexts.ts';
import { Reserved } from './reserved.tsx';

const soonMs = 150;
const mostListed = 50;

/** What goes on just now: who waits, who is here with how much in hand, which sessions are open. Follows the news. */
export default function FloorPage() {
  const [desk, { queue, summary, openSessions, me }] = useDesk();
  const floor = useRead<FloorEntry[]>('/floor');
  const teams = useRead<TeamView[]>('/teams');
  const now = useNow();
  const { read } = floor;
  const soon = useMemo(() => gather(soonMs, read), [read]);
  useEffect(() => desk.onFloor(soon), [desk, soon]);
  const directs = me?.permissions.includes('directQueue') ?? false;
  const waiting = queue ?? [];
  const here = (floor.value ?? []).filter((one) => one.isOnline);
  const onDuty = here.filter((one) => one.state !== 'away');
  const teamName = (id: string | null | undefined) => teams.value?.find((team) => team.team === id)?.name;

  return (
    <AdminPage title={texts.title} about={texts.about} failure={floor.failure}>
      <div className="admin-tiles">
        <Tile label={texts.waiting} value={String(summary?.waiting ?? waiting.length)} />
        <Tile label={texts.longestWait} value={longest(waiting, now)} />
        <Tile
          label={texts.expectedWait}
          value={summary?.expectedWaitSeconds == null ? '–' : clock(summary.expectedWaitSeconds * 1000)}
          hint={texts.expectedWaitAbout}
        />
        <Tile label={texts.onDuty} value={String(onDuty.length)} hint={taking(onDuty.filter((one) => one.state === 'available').length)} />
        <Tile label={texts.openSessions} value={String(openSessions.length)} />
      </div>
      <TableCard label={texts.technicians} mb="md">
        <Table verticalSpacing="sm" horizontalSpacing="md">
          <Table.Caption>{texts.technicians}</Table.Caption>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{texts.name}</Table.Th>
              <Table.Th>{texts.now}</Table.Th>
              <Table.Th>{texts.sessions}</Table.Th>
              <Table.Th>{texts.teamsAndSkills}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {[...(floor.value ?? [])]
              .sort((a, b) => order(a) - order(b))
              .map((one) => (
                <Table.Tr key={one.technician} opacity={one.isOnline ? 1 : 0.7}>
                  <Table.Td fw={600} className="admin-wrap">
                    <bdi>{one.name}</bdi>
                  </Table.Td>
                  <Table.Td>
                    <Presence entry={one} now={now} />
                  </Table.Td>
                  <Table.Td>
                    <Load sessions={one.sessions} />
                  </Table.Td>
                  <Table.Td className="admin-wrap">
                    <Text size="sm" c="dimmed">
                      {[...one.teams.map(teamName).filter(Boolean), ...one.skills].join(', ') || '–'}
                    </Text>
                  </Table.Td>
                </Table.Tr>
              ))}
            {floor.value?.length === 0 && <Empty columns={4} text={texts.noTechnicians} />}
          </Table.Tbody>
        </Table>
      </TableCard>
      <TableCard label={texts.waiting} mb="md">
        <Table verticalSpacing="sm" horizontalSpacing="md">
          <Table.Caption>{texts.waitingTurn}</Table.Caption>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{texts.customer}</Table.Th>
              <Table.Th>{texts.question}</Table.Th>
              <Table.Th>{texts.team}</Table.Th>
              <Table.Th>{texts.waits}</Table.Th>
              {directs && <Table.Th aria-label={texts.actions} />}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {waiting.slice(0, mostListed).map((entry) => (
              <Table.Tr key={entry.request}>
                <Table.Td className="admin-wrap">
                  <bdi>{entry.name}</bdi>
                </Table.Td>
                <Table.Td className="admin-wrap">
                  <Text size="sm" lineClamp={2} dir="auto">
                    {entry.question}
                  </Text>
                </Table.Td>
                <Table.Td>{teamName(entry.team) ?? '–'}</Table.Td>
                <Table.Td ff="monospace">{since(entry.askedAt, now)}</Table.Td>
                {directs && (
                  <Table.Td align="right">
                    <RowMenu entry={entry} />
                  </Table.Td>
                )}
              </Table.Tr>
            ))}
            {queue?.length === 0 && <Empty columns={5} text={texts.nobodyWaits} />}
          </Table.Tbody>
        </Table>
        {waiting.length > mostListed && (
          <Text size="sm" c="dimmed" p="md">
            {fill(texts.more, { count: (summary?.waiting ?? waiting.length) - mostListed })}
          </Text>
        )}
      </TableCard>
      {directs && <Reserved version={waiting.length} now={now} />}
      <TableCard label={texts.openSessions}>
        <Table verticalSpacing="sm" horizontalSpacing="md">
          <Table.Caption>{texts.openSessions}</Table.Caption>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{texts.customer}</Table.Th>
              <Table.Th>{texts.technician}</Table.Th>
              <Table.Th>{texts.state}</Table.Th>
              <Table.Th>{texts.since}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {openSessions.map((session) => (
              <Table.Tr key={session.id}>
                <Table.Td className="admin-wrap">
                  <bdi>{session.customer.name}</bdi>
                </Table.Td>
                <Table.Td className="admin-wrap">
                  <bdi>{session.technician.name}</bdi>
                </Table.Td>
                <Table.Td>{session.isHeld ? texts.onHold : texts.sessionStates[session.state]}</Table.Td>
                <Table.Td ff="monospace">{since(session.openedAt, now)}</Table.Td>
              </Table.Tr>
            ))}
            {openSessions.length === 0 && <Empty columns={4} text={texts.noSessions} />}
          </Table.Tbody>
        </Table>
      </TableCard>
    </AdminPage>
  );
}

const colours: Record<FloorEntry['state'], string> = { available: 'teal', busy: 'orange', away: 'gray' };

function Presence({ entry, now }: { entry: FloorEntry; now: number }) {
  if (!entry.isOnline)
    return (
      <Badge variant="outline" color="gray" tt="none">
        {texts.offline}
      </Badge>
    );
  return (
    <>
      <Badge variant="light" color={colours[entry.state]} tt="none">
        {texts.presence[entry.state]}
      </Badge>{' '}
      <Text span size="xs" c="dimmed">
        {entry.state === 'available' ? '' : since(entry.since, now)} {entry.reason}
      </Text>
    </>
  );
}

/** A mark a session, so that who has much is seen at a glance. */
function Load({ sessions }: { sessions: number }) {
  return (
    <span className="load">
      {Array.from({ length: Math.min(sessions, 6) }, (_, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: all are alike
        <span key={place} className="load-mark" aria-hidden="true" />
      ))}
      <span>{sessions}</span>
    </span>
  );
}

function Tile({ label, value, hint }: { label: string; value: string; hint?: string }) {
  return (
    <Paper withBorder radius="lg" p="md">
      <Text size="sm" c="dimmed">
        {label}
      </Text>
      <Text size="1.75rem" fw={650} lh={1.2}>
        {value}
      </Text>
      {hint && (
        <Text size="xs" c="dimmed" lineClamp={2} dir="auto">
          {hint}
        </Text>
      )}
    </Paper>
  );
}

function order({ isOnline, state, name }: FloorEntry): number {
  return (isOnline ? 0 : 10) + (state === 'available' ? 0 : state === 'busy' ? 1 : 2) + Math.min(0.9, (name.codePointAt(0) ?? 0) / 100_000);
}

function longest(queue: readonly { askedAt: string }[], now: number): string {
  return queue.length === 0 ? '–' : clock(Math.max(...queue.map((entry) => now - Date.parse(entry.askedAt))));
}

function taking(count: number): string {
  return count === 1 ? texts.oneTakes : fill(texts.manyTake, { count });
}
