import type { QueueEntry, SessionView, TeamView } from '@deskside/talk';
import { Badge, Button, Paper, Table, Text, Title, VisuallyHidden } from '@mantine/core';
import { IconMoodSmile } from '@tabler/icons-react';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { useRead } from '../admin/useRead.ts';
import { useDesk } from '../desk/deskContext.ts';
import { dayAndTime, since, wayInName } from '../parts/amounts.ts';
import { useNow } from '../parts/useNow.ts';
import { RowMenu } from '../passing/rowMenu.tsx';
import { fill } from '../texts/fill.ts';
import { texts } from './queueTexts.ts';

/** The live queue: a row's click or Enter accepts that question and no other. */
export function QueuePage() {
  const [desk, { queue, sessions }] = useDesk();
  const [, go] = useLocation();
  const [accepting, setAccepting] = useState('');
  const teams = useRead<TeamView[]>('/teams');
  const now = useNow();

  const accept = async (entry: QueueEntry) => {
    if (accepting) return;
    setAccepting(entry.request);
    const outcome = await desk.accept(entry);
    setAccepting('');
    if (outcome.kind !== 'accepted') return;
    // Who called has no page to chat on: the work is done on the case.
    go(entry.wayIn === 'phone' ? `/console/cases/${entry.request}` : `/console/session/${outcome.session}`);
  };

  return (
    <div className="page">
      <Title order={1} size="h2" mb="md">
        {texts.title}
      </Title>
      {queue?.length === 0 && <Empty />}
      {queue && queue.length > 0 && (
        <Paper withBorder radius="lg" className="table-card">
          <Table verticalSpacing="sm" horizontalSpacing="md" highlightOnHover className="queue">
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{texts.heads.place}</Table.Th>
                <Table.Th>{texts.heads.customer}</Table.Th>
                <Table.Th>{texts.heads.question}</Table.Th>
                <Table.Th>{texts.heads.wayIn}</Table.Th>
                <Table.Th>{texts.heads.waiting}</Table.Th>
                <Table.Th>
                  <VisuallyHidden>{texts.heads.action}</VisuallyHidden>
                </Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {queue.map((entry) => (
                <Table.Tr key={entry.request} className="queue-row" onClick={() => void accept(entry)} data-request={entry.request}>
                  <Table.Td className="queue-place">{entry.position}</Table.Td>
                  <Table.Td className="queue-name">
                    <bdi>{entry.name}</bdi>
                  </Table.Td>
                  <Table.Td className="queue-question">
                    <Text size="sm" lineClamp={3} dir="auto">
                      {entry.question}
                    </Text>
                    <Marks entry={entry} team={teams.value?.find((team) => team.team === entry.team)?.name} />
                  </Table.Td>
                  <Table.Td className="queue-way">
                    <Badge variant="light" color="gray">
                      {wayInName(entry.wayIn)}
                    </Badge>
                  </Table.Td>
                  <Table.Td className="queue-time">
                    <WaitingTime askedAt={entry.askedAt} now={now} />
                  </Table.Td>
                  <Table.Td className="queue-do">
                    <span className="queue-acts">
                      <RowMenu entry={entry} />
                      <Button
                        size="sm"
                        loading={accepting === entry.request}
                        aria-label={fill(texts.acceptWho, { name: entry.name })}
                        onClick={(event) => {
                          event.stopPropagation();
                          void accept(entry);
                        }}
                      >
                        {texts.accept}
                      </Button>
                    </span>
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Paper>
      )}
      {sessions.length > 0 && <OpenSessions sessions={sessions} now={now} />}
    </div>
  );
}

/** What is not as usual about this one. */
function Marks({ entry, team }: { entry: QueueEntry; team: string | undefined }) {
  return (
    <span className="queue-marks">
      {entry.isReserved && (
        <Badge size="sm" color="violet.9">
          {texts.onlyYou}
        </Badge>
      )}
      {(entry.priority ?? 0) > 0 && (
        <Badge size="sm" color="red.9">
          {fill(texts.priority, { level: entry.priority ?? 0 })}
        </Badge>
      )}
      {team && (
        <Badge size="sm" color="gray.7" tt="none">
          {team}
        </Badge>
      )}
      {entry.skill && (
        <Badge size="sm" color="gray.7" tt="none">
          {entry.skill}
        </Badge>
      )}
      {entry.channel !== 'chat' && (
        <Badge size="sm" color="blue.9" tt="none">
          {fill(entry.channel === 'phone' ? texts.call : texts.writeTo, { contact: entry.contact ?? '' })}
        </Badge>
      )}
      {entry.presence === 'away' && (
        <Badge size="sm" color="gray.7">
          {entry.isPlaceKept ? texts.placeKept : texts.away}
        </Badge>
      )}
      {entry.dueAt && (
        <Badge size="sm" color="blue.9" tt="none">
          {fill(texts.due, { at: dayAndTime(entry.dueAt) })}
        </Badge>
      )}
    </span>
  );
}

function WaitingTime({ askedAt, now }: { askedAt: string; now: number }) {
  const minutes = (now - Date.parse(askedAt)) / 60_000;
  const tone = minutes < 2 ? undefined : minutes < 5 ? 'var(--mantine-color-orange-text)' : 'var(--mantine-color-red-text)';
  return (
    <Text component="span" ff="monospace" c={tone} fw={tone ? 650 : undefined}>
      {since(askedAt, now)}
    </Text>
  );
}

function Empty() {
  return (
    <Paper withBorder radius="lg" p="xl" className="empty">
      <IconMoodSmile size={44} stroke={1.3} aria-hidden="true" />
      <Text fw={600}>{texts.nobody}</Text>
      <Text c="dimmed">{texts.nobodyText}</Text>
    </Paper>
  );
}

function OpenSessions({ sessions, now }: { sessions: SessionView[]; now: number }) {
  const [, go] = useLocation();
  return (
    <>
      <Title order={2} size="h4" mt="xl" mb="sm">
        {texts.mine}
      </Title>
      <div className="session-cards">
        {sessions.map((session) => (
          <Paper
            key={session.id}
            withBorder
            radius="lg"
            p="md"
            component="button"
            className="session-card"
            onClick={() => go(`/console/session/${session.id}`)}
          >
            <Text fw={650} dir="auto">
              {session.customer.name}
            </Text>
            <Text size="sm" c="dimmed" lineClamp={2} dir="auto">
              {session.question}
            </Text>
            <Text size="sm" ff="monospace" mt={6}>
              {since(session.openedAt, now)}
              {session.isHeld && (
                <Badge ms="xs" size="sm" color="blue.9">
                  {texts.onHold}
                </Badge>
              )}
            </Text>
          </Paper>
        ))}
      </div>
    </>
  );
}
