import type { SessionView } from '@deskside/talk';
import { Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { Link } from 'wouter';
import { clock, dayAndTime, pictureCost } from '../parts/amounts.ts';
import { outcomeNames } from './endDialog.tsx';

export function EndedSummary({ view, onChat }: { view: SessionView; onChat: () => void }) {
  const rows: [string, string][] = [
    ['Customer', view.customer.name],
    ['Question', view.question],
    ['Waited', clock(Date.parse(view.openedAt) - Date.parse(view.askedAt))],
    ['Began', dayAndTime(view.openedAt)],
    ['Lasted', view.endedAt ? clock(Date.parse(view.endedAt) - Date.parse(view.openedAt)) : '–'],
    ['Outcome', view.outcome ? outcomeNames[view.outcome] : 'Not stated'],
    ['Note', view.note || '–'],
    ...(view.screen ? [['Screen', pictureCost(view.screen)] satisfies [string, string]] : []),
  ];
  return (
    <div className="ended">
      <Paper withBorder radius="lg" p="xl" maw={640} w="100%">
        <Stack>
          <IconCircleCheck size={44} stroke={1.3} aria-hidden="true" />
          <Title order={1} size="h2">
            Session ended
          </Title>
          <Text c="dimmed">Nothing is shared any more; the customer alone controls the PC.</Text>
          <dl className="summary">
            {rows.map(([label, value]) => (
              <div key={label}>
                <dt>{label}</dt>
                <dd dir="auto">{value}</dd>
              </div>
            ))}
          </dl>
          <Group>
            <Button component={Link} href="/console">
              Back to the queue
            </Button>
            <Button variant="default" onClick={onChat}>
              Chat
            </Button>
          </Group>
        </Stack>
      </Paper>
    </div>
  );
}
