import type { TechnicianView } from '@deskside/talk';
import { Badge, Paper, Table, Text } from '@mantine/core';
import { useEffect } from 'react';
import { useDesk } from '../../desk/deskContext.ts';
import { TableCard } from '../../parts/tableCard.tsx';
import { useNow } from '../../parts/useNow.ts';
import { AdminPage } from '../adminPage.tsx';
import { useAnswer } from '../useAnswer.ts';

const presentMs = 5 * 60_000;
const againMs = 10_000;

/** What goes on just now: the queue and the sessions as the news tell them. */
export default function OverviewPage() {
  const [, { queue, openSessions, me }] = useDesk();
  const now = useNow();
  const mayList = me?.permissions.includes('manageTechnicians') ?? false;
  return (
    <AdminPage title="Overview" about="The queue and the open sessions as they are now; changes show within a second.">
      <div className="admin-tiles">
        <Tile label="Waiting" value={String(queue?.length ?? 0)} />
        <Tile label="Longest wait" value={longest(queue ?? [], now)} />
        <Tile label="Open sessions" value={String(openSessions.length)} />
        {mayList && <Present now={now} />}
      </div>
      <TableCard label="Technicians" mb="md">
        <Table verticalSpacing="sm" horizontalSpacing="md">
          <Table.Caption>Waiting, whose turn is first</Table.Caption>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Customer</Table.Th>
              <Table.Th>Question</Table.Th>
              <Table.Th>Waits</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {(queue ?? []).map((entry) => (
              <Table.Tr key={entry.request}>
                <Table.Td>
                  <bdi>{entry.name}</bdi>
                </Table.Td>
                <Table.Td className="admin-wrap">
                  <Text size="sm" lineClamp={2} dir="auto">
                    {entry.question}
                  </Text>
                </Table.Td>
                <Table.Td>{minutes(now - Date.parse(entry.askedAt))}</Table.Td>
              </Table.Tr>
            ))}
            {queue?.length === 0 && <Empty columns={3} text="Nobody waits." />}
          </Table.Tbody>
        </Table>
      </TableCard>
      <TableCard label="Waiting">
        <Table verticalSpacing="sm" horizontalSpacing="md">
          <Table.Caption>Open sessions</Table.Caption>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Customer</Table.Th>
              <Table.Th>Technician</Table.Th>
              <Table.Th>Since</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {openSessions.map((session) => (
              <Table.Tr key={session.id}>
                <Table.Td>
                  <bdi>{session.customer.name}</bdi>
                </Table.Td>
                <Table.Td>
                  <bdi>{session.technician.name}</bdi>
                </Table.Td>
                <Table.Td>{minutes(now - Date.parse(session.openedAt))}</Table.Td>
              </Table.Tr>
            ))}
            {openSessions.length === 0 && <Empty columns={3} text="No session is open." />}
          </Table.Tbody>
        </Table>
      </TableCard>
    </AdminPage>
  );
}

function Present({ now }: { now: number }) {
  const { value, reload } = useAnswer<TechnicianView[]>('/technicians');
  useEffect(() => {
    const timer = setInterval(() => void reload(), againMs);
    return () => clearInterval(timer);
  }, [reload]);
  const present = (value ?? []).filter((one) => one.lastSeenAt && now - Date.parse(one.lastSeenAt) < presentMs);
  return <Tile label="Technicians here" value={String(present.length)} hint={present.map((one) => one.displayName).join(', ')} />;
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

export function Empty({ columns, text }: { columns: number; text: string }) {
  return (
    <Table.Tr>
      <Table.Td colSpan={columns}>
        <Badge variant="transparent" color="gray" tt="none" fw={400} size="lg">
          {text}
        </Badge>
      </Table.Td>
    </Table.Tr>
  );
}

function longest(queue: readonly { askedAt: string }[], now: number): string {
  return queue.length === 0 ? '–' : minutes(Math.max(...queue.map((entry) => now - Date.parse(entry.askedAt))));
}

function minutes(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  return seconds < 60 ? `${seconds} s` : seconds < 3600 ? `${Math.floor(seconds / 60)} min` : `${Math.floor(seconds / 3600)} h`;
}
