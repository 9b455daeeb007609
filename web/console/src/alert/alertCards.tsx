import { Button, CloseButton, Group, Paper, Text } from '@mantine/core';
import { IconMessageQuestion } from '@tabler/icons-react';
import { useLocation, useRoute } from 'wouter';
import { useDesk } from '../desk/deskContext.ts';
import { since, wayInName } from '../parts/amounts.ts';
import { useNow } from '../parts/useNow.ts';
import { fill } from '../texts/fill.ts';
import type { Alert } from './alertBox.ts';
import { texts } from './texts.ts';

/** How many cards stand on top of each other; the rest is a number. */
const mostShown = 3;
/** Beside a session, or over the list itself, a card steps back after this long: it must not lie over the work. */
const besideWorkMs = 15_000;

/** HelpAlert: a card for each new question, above whatever page is open. */
export function AlertCards() {
  const [desk, { alerts }] = useDesk();
  const now = useNow();
  const [, go] = useLocation();
  const [inSession] = useRoute('/console/session/:id');
  const [inQueue] = useRoute('/console');
  const shown = alerts.filter((alert) => !(inSession || inQueue) || now - alert.raisedAt < besideWorkMs).slice(0, mostShown);
  const more = alerts.length - shown.length;

  const accept = async (alert: Alert) => {
    const outcome = await desk.accept(alert.entry);
    if (outcome.kind === 'accepted') go(`/console/session/${outcome.session}`);
  };

  return (
    <section className={inSession ? 'alerts alerts-aside' : 'alerts'} aria-label={texts.label} aria-live="assertive">
      {shown.map((alert) => (
        <Paper key={alert.entry.request} className="alert" shadow="xl" radius="lg" p="md" role="alert">
          <Group justify="space-between" wrap="nowrap" align="flex-start">
            <Group gap="xs" wrap="nowrap">
              <IconMessageQuestion size={22} aria-hidden="true" />
              <Text fw={650} dir="auto" className="alert-name">
                {alert.entry.name}
              </Text>
            </Group>
            <CloseButton aria-label={texts.later} onClick={() => desk.alertBox.drop(alert.entry.request)} />
          </Group>
          <Text size="sm" mt={6} lineClamp={5} dir="auto" className="alert-question">
            {alert.entry.question}
          </Text>
          <Group justify="space-between" mt="sm">
            <Text size="xs" c="dimmed">
              {fill(texts.waiting, { wayIn: wayInName(alert.entry.wayIn), time: since(alert.entry.askedAt, now) })}
            </Text>
            <Group gap="xs" wrap="nowrap">
              <Button size="sm" variant="default" onClick={() => void desk.decline(alert.entry)}>
                {texts.notNow}
              </Button>
              <Button size="sm" onClick={() => void accept(alert)}>
                {texts.answer}
              </Button>
            </Group>
          </Group>
        </Paper>
      ))}
      {more > 0 && !inQueue && (
        <Button variant="default" radius="xl" className="alerts-more" onClick={() => go('/console')}>
          {fill(shown.length > 0 ? texts.more : more === 1 ? texts.one : texts.many, { count: more })}
        </Button>
      )}
    </section>
  );
}
