import { Alert, Button, Group, Paper, Skeleton, Stack, Text, Title } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useRead } from '../admin/useRead.ts';
import { notices } from '../desk/notices.ts';
import type { ServiceView } from '../devices/types.ts';
import { timeOfDay } from '../parts/amounts.ts';
import { problemText } from '../parts/problemText.ts';
import { fill } from '../texts/fill.ts';
import type { CaseRoom } from './caseRoom.ts';
import type { CheckItem } from './checklist.ts';
import { ClosePanel } from './closePanel.tsx';
import { DeviceEntry } from './deviceEntry.tsx';
import { HelloPanel } from './helloPanel.tsx';
import { SayLines } from './sayLines.tsx';
import { texts } from './texts.ts';
import type { CaseView, SpokenStep, StepName } from './types.ts';
import { AccessPanel, ImagePanel, RepairPanel } from './workPanels.tsx';

export interface PanelProps {
  room: CaseRoom;
  view: CaseView;
  onDone: () => void;
  onShow: (step: StepName) => void;
}

/** What is to be done in one step: the words, then the controls. */
export function StepPanel({ item, mayWork, ...props }: PanelProps & { item: CheckItem; mayWork: boolean }) {
  const service = useRead<ServiceView>('/out-of-band');
  const needsService = item.lines.some(({ value }) => value);
  return (
    <Paper withBorder radius="lg" p="lg">
      <Stack>
        <div>
          <Text size="sm" c="dimmed">
            {item.at
              ? fill(texts.stepDone, { number: item.number, at: timeOfDay(Date.parse(item.at)) })
              : fill(texts.step, { number: item.number })}
          </Text>
          <Title order={2} size="h3" id="case-panel-title">
            {item.title}
          </Title>
          <Text>{item.does}</Text>
        </div>
        {needsService && service.failure && (
          <Alert color="red" role="alert">
            {service.failure}
          </Alert>
        )}
        {needsService && service.value && !service.value.open && (
          <Alert color="orange" title={texts.serviceClosed}>
            {service.value.why || texts.serviceClosedText}
          </Alert>
        )}
        {needsService && !service.value && !service.failure && <Skeleton height={40} />}
        {item.lines.length > 0 && <SayLines lines={item.lines} service={service.value} />}
        {item.step === 'called' && (
          <Text size="sm" c="dimmed">
            {texts.notSealed}
          </Text>
        )}
        {mayWork ? <Controls item={item} {...props} /> : null}
      </Stack>
    </Paper>
  );
}

function Controls({ item, ...props }: PanelProps & { item: CheckItem }): ReactNode {
  switch (item.step) {
    case 'called':
      return <Mark step="called" label={texts.markCalled} item={item} {...props} />;
    case 'configured':
      return <DeviceEntry {...props} />;
    case 'hello':
      return <HelloPanel {...props} />;
    case 'access':
      return <AccessPanel {...props} />;
    case 'redirected':
      return <ImagePanel {...props} />;
    case 'repaired':
      return (
        <RepairPanel {...props}>
          <Mark step="repaired" label={texts.markRepaired} item={item} {...props} />
        </RepairPanel>
      );
    case 'closed':
      return <ClosePanel {...props} />;
  }
}

/** A step that only a person knows to be done. */
function Mark({ room, step, label, item, onDone }: PanelProps & { step: SpokenStep; label: string; item: CheckItem }) {
  const [busy, setBusy] = useState(false);
  if (item.at) return null;
  const mark = async () => {
    setBusy(true);
    const answer = await room.mark(step);
    setBusy(false);
    if (answer.ok) onDone();
    else notices.tell('warning', texts.notNoted, problemText(answer.problem));
  };
  return (
    <Group justify="flex-end">
      <Button loading={busy} onClick={() => void mark()}>
        {label}
      </Button>
    </Group>
  );
}
