import type { SessionView } from '@deskside/talk';
import { Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { Link } from 'wouter';
import { clock, dayAndTime, pictureCost } from '../parts/amounts.ts';
import { texts } from './factTexts.ts';
import { outcomeNames } from './outcomes.ts';

export function EndedSummary({ view, onChat }: { view: SessionView; onChat: () => void }) {
  const rows: [string, string][] = [
    [texts.customer, view.customer.name],
    [texts.question, view.question],
    [texts.waited, clock(Date.parse(view.openedAt) - Date.parse(view.askedAt))],
    [texts.began, dayAndTime(view.openedAt)],
    [texts.lasted, view.endedAt ? clock(Date.parse(view.endedAt) - Date.parse(view.openedAt)) : '–'],
    [texts.outcome, view.outcome ? outcomeNames[view.outcome] : texts.notStated],
    [texts.note, view.note || '–'],
    ...(view.screen ? [[texts.screen, pictureCost(view.screen)] satisfies [string, string]] : []),
  ];
  const passedOn = view.endReason === 'transferred';
  return (
    <div className="ended">
      <Paper withBorder radius="lg" p="xl" maw={640} w="100%">
        <Stack>
          <IconCircleCheck size={44} stroke={1.3} aria-hidden="true" />
          <Title order={1} size="h2">
            {passedOn ? texts.passedOn : texts.sessionEnded}
          </Title>
          <Text c="dimmed">{passedOn ? texts.passedOnText : texts.sessionEndedText}</Text>
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
              {texts.toQueue}
            </Button>
            <Button variant="default" onClick={onChat}>
              {texts.chat}
            </Button>
          </Group>
        </Stack>
      </Paper>
    </div>
  );
}
