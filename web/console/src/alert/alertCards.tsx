import { Button, CloseButton, Group, Paper, Text } from '@mantine/core';
import { IconMessageQuestion } from '@tabler/icons-react';
import { useLocation } from 'wouter';
import { useDesk } from '../desk/deskContext.ts';
import { since, wayInName } from '../parts/amounts.ts';
import { useNow } from '../parts/useNow.ts';
import type { Alert } from './alertBox.ts';

/** How many cards stand on top of each other; the rest is a number. */
const mostShown = 3;

/** HelpAlert: a card for each new question, above whatever page is open. */
export function AlertCards() {
  const [desk, { alerts }] = useDesk();
  const now = useNow();
  const [, go] = useLocation();
  const more = alerts.length - mostShown;

  const accept = async (alert: Alert) => {
    const outcome = await desk.accept(alert.entry);
    if (outcome.kind === 'accepted') go(`/console/session/${outcome.session}`);
  };

  return (
    <section className="alerts" aria-label="New questions" aria-live="assertive">
      {alerts.slice(0, mostShown).map((alert) => (
        <Paper key={alert.entry.request} className="alert" shadow="xl" radius="lg" p="md" role="alert">
          <Group justify="space-between" wrap="nowrap" align="flex-start">
            <Group gap="xs" wrap="nowrap">
              <IconMessageQuestion size={22} aria-hidden="true" />
              <Text fw={650} dir="auto" className="alert-name">
                {alert.entry.name}
              </Text>
            </Group>
            <CloseButton aria-label="Later" onClick={() => desk.alertBox.drop(alert.entry.request)} />
          </Group>
          <Text size="sm" mt={6} lineClamp={5} dir="auto" className="alert-question">
            {alert.entry.question}
          </Text>
          <Group justify="space-between" mt="sm">
            <Text size="xs" c="dimmed">
              {wayInName(alert.entry.wayIn)} · waiting {since(alert.entry.askedAt, now)}
            </Text>
            <Button size="sm" onClick={() => void accept(alert)}>
              Answer
            </Button>
          </Group>
        </Paper>
      ))}
      {more > 0 && (
        <Paper className="alert" shadow="xl" radius="lg" p="sm">
          <Text size="sm">and {more} more in the queue</Text>
        </Paper>
      )}
    </section>
  );
}
