import type { FloorEntry, TeamView } from '@deskside/talk';
import { Badge, Paper, Table, Text } from '@mantine/core';
import { useEffect, useMemo } from 'react';
import { useDesk } from '../../desk/deskContext.ts';
import { gather } from '../../desk/gather.ts';
import { clock, since } from '../../parts/amounts.ts';
import { TableCard } from '../../parts/tableCard.tsx';
import { useNow } from '../../parts/useNow.ts';
import { RowMenu } from '../../passing/rowMenu.tsx';
import { AdminPage } from '../adminPage.tsx';
import { Empty } from '../emptyRow.tsx';
import { useRead } from '../useRead.ts';
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
    <AdminPage
      title="Overview"
      about="The floor as it is now: who waits, who helps, who could. Changes show within a second."
      failure={floor.failure}
    >
      <div className="admin-tiles">
        <Tile label="Waiting" value={String(summary?.waiting ?? waiting.length)} />
        <Tile label="Longest wait" value={longest(waiting, now)} />
        <Tile
          label="Expected wait"
          value={summary?.expectedWaitSeconds == null ? '–' : clock(summary.expectedWaitSeconds * 1000)}
          hint="For one who asked now"
        />
        <Tile label="On duty" value={String(onDuty.length)} hint={taking(onDuty.filter((one) => one.state === 'available').length)} />
        <Tile label="Open sessions" value={String(openSessions.length)} />
      </div>
      <TableCard label="Technicians" mb="md">
        <Table verticalSpacing="sm" horizontalSpacing="md">
          <Table.Caption>Technicians</Table.Caption>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Name</Table.Th>
              <Table.Th>Now</Table.Th>
              <Table.Th>Sessions</Table.Th>
              <Table.Th>Teams and skills</Table.Th>
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
            {floor.value?.length === 0 && <Empty columns={4} text="No technicians." />}
          </Table.Tbody>
        </Table>
      </TableCard>
      <TableCard label="Waiting" mb="md">
        <Table verticalSpacing="sm" horizontalSpacing="md">
          <Table.Caption>Waiting, whose turn is first</Table.Caption>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Customer</Table.Th>
              <Table.Th>Question</Table.Th>
              <Table.Th>Team</Table.Th>
              <Table.Th>Waits</Table.Th>
              {directs && <Table.Th aria-label="Actions" />}
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
            {queue?.length === 0 && <Empty columns={5} text="Nobody waits." />}
          </Table.Tbody>
        </Table>
        {waiting.length > mostListed && (
          <Text size="sm" c="dimmed" p="md">
            And {(summary?.waiting ?? waiting.length) - mostListed} more.
          </Text>
        )}
      </TableCard>
      {directs && <Reserved version={waiting.length} now={now} />}
      <TableCard label="Open sessions">
        <Table verticalSpacing="sm" horizontalSpacing="md">
          <Table.Caption>Open sessions</Table.Caption>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Customer</Table.Th>
              <Table.Th>Technician</Table.Th>
              <Table.Th>State</Table.Th>
              <Table.Th>Since</Table.Th>
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
                <Table.Td>{session.isHeld ? 'On hold' : stateNames[session.state]}</Table.Td>
                <Table.Td ff="monospace">{since(session.openedAt, now)}</Table.Td>
              </Table.Tr>
            ))}
            {openSessions.length === 0 && <Empty columns={4} text="No session is open." />}
          </Table.Tbody>
        </Table>
      </TableCard>
    </AdminPage>
  );
}

const stateNames = { chatting: 'Chat', awaitingConsent: 'Asking to see', viewing: 'Viewing', controlling: 'In control', ended: 'Ended' };

const words: Record<FloorEntry['state'], { label: string; color: string }> = {
  available: { label: 'Available', color: 'teal' },
  busy: { label: 'Busy', color: 'orange' },
  away: { label: 'Away', color: 'gray' },
};

function Presence({ entry, now }: { entry: FloorEntry; now: number }) {
  if (!entry.isOnline)
    return (
      <Badge variant="outline" color="gray" tt="none">
        Offline
      </Badge>
    );
  const { label, color } = words[entry.state];
  return (
    <>
      <Badge variant="light" color={color} tt="none">
        {label}
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
  return count === 1 ? '1 takes questions' : `${count} take questions`;
}
