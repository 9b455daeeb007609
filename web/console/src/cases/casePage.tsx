import { Alert, Anchor, Badge, Button, Group, Paper, Skeleton, Stack, Text, Title } from '@mantine/core';
import { IconDeviceDesktopCog, IconMessageCircle } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { Link } from 'wouter';
import { useDesk } from '../desk/deskContext.ts';
import { useStore } from '../desk/store.ts';
import { mayWorkOnDevices } from '../devices/permission.ts';
import { dayAndTime, wayInName } from '../parts/amounts.ts';
import { checklist, openAt } from './checklist.ts';
import { Checklist } from './checklistView.tsx';
import { StepPanel } from './stepPanel.tsx';
import { outcomeNames, stateNames, texts } from './texts.ts';
import { Timeline } from './timeline.tsx';
import type { CaseView, StepName } from './types.ts';

/** One case: the seven steps with their words, the one at hand beside them, and everything that happened. */
export default function CasePage({ request }: { request: string }) {
  const [desk, { me }] = useDesk();
  const room = desk.outOfBand.case(request);
  const { view, missing } = useStore(room);
  const [chosen, setChosen] = useState<StepName>();
  useEffect(() => void room.refresh(), [room]);

  if (missing && !view)
    return (
      <div className="page">
        <Alert color="orange" title={texts.missing}>
          {missing}{' '}
          <Anchor component={Link} href="/console/cases">
            {texts.toCases}
          </Anchor>
        </Alert>
      </div>
    );
  if (!view)
    return (
      <div className="page">
        <Skeleton height={60} mb="md" />
        <Skeleton height={360} radius="lg" />
      </div>
    );
  const items = checklist(view);
  const shown = chosen ?? openAt(items);
  const mayWork = mayWorkOnDevices(me);
  return (
    <div className="page case">
      <CaseHead view={view} mayWork={mayWork} />
      <div className="case-middle">
        <nav aria-label={texts.steps} className="case-steps">
          <Checklist items={items} shown={shown} onShow={setChosen} />
        </nav>
        <section className="case-panel" aria-labelledby="case-panel-title">
          <StepPanel
            key={shown}
            room={room}
            view={view}
            item={items.find(({ step }) => step === shown)!}
            mayWork={mayWork}
            // What is done moves on by itself; a step that was chosen stays.
            onDone={() => setChosen(undefined)}
            onShow={setChosen}
          />
        </section>
        <aside className="case-side">
          <Facts view={view} />
          <Timeline entries={view.timeline} />
        </aside>
      </div>
    </div>
  );
}

function CaseHead({ view, mayWork }: { view: CaseView; mayWork: boolean }) {
  return (
    <Group justify="space-between" align="flex-start" mb="md">
      <div className="case-title">
        <Title order={1} size="h2" dir="auto">
          {view.customer.name}
        </Title>
        <Group gap="xs" mt={4}>
          <Badge variant="light" color="gray" tt="none">
            {wayInName(view.wayIn)}
          </Badge>
          <Badge variant="light" tt="none">
            {view.outcome ? outcomeNames[view.outcome.fixed] : (stateNames[view.state] ?? view.state)}
          </Badge>
        </Group>
      </div>
      <Group gap="xs">
        {view.session && (
          <Button
            component={Link}
            href={`/console/session/${view.session}`}
            variant="default"
            leftSection={<IconMessageCircle size={18} />}
          >
            {texts.openSession}
          </Button>
        )}
        {mayWork && view.device && (
          <Button
            component={Link}
            href={`/console/devices/${view.device.device}`}
            variant="default"
            leftSection={<IconDeviceDesktopCog size={18} />}
          >
            {texts.openDevice}
          </Button>
        )}
      </Group>
    </Group>
  );
}

function Facts({ view }: { view: CaseView }) {
  const { customer } = view;
  return (
    <Paper withBorder radius="lg" p="md">
      <Stack gap="sm">
        <Fact label={texts.questionOf}>
          <Text size="sm" dir="auto" className="as-written">
            {view.question}
          </Text>
        </Fact>
        <Fact label={texts.asked}>{dayAndTime(view.askedAt)}</Fact>
        {customer.phone && (
          <Fact label={texts.phone}>
            <Anchor href={`tel:${customer.phone.replace(/[^\d+]/g, '')}`} dir="ltr">
              {customer.phone}
            </Anchor>
          </Fact>
        )}
        {customer.email && (
          <Fact label={texts.mail}>
            <span dir="ltr">{customer.email}</span>
          </Fact>
        )}
      </Stack>
    </Paper>
  );
}

function Fact({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <div>
      <Text size="xs" c="dimmed">
        {label}
      </Text>
      <div className="fact">{children}</div>
    </div>
  );
}
