import { Alert, Button, Group, Modal, Paper, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { notices } from '../desk/notices.ts';
import { useStore } from '../desk/store.ts';
import { problemText } from '../parts/problemText.ts';
import { fill } from '../texts/fill.ts';
import type { DeviceRoom } from './deviceRoom.ts';
import { type PowerChoice, powerChoices } from './powerActions.ts';
import { texts } from './powerTexts.ts';
import { powerNames } from './texts.ts';

/** What can be done to the PC's power, each with what it does to the PC and to what is open. */
export function PowerCard({ room }: { room: DeviceRoom }) {
  const { view, report } = useStore(room);
  const [asking, setAsking] = useState<PowerChoice>();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState('');
  if (!view) return null;
  if (!report) return <Text c="dimmed">{texts.none}</Text>;

  const run = async (choice: PowerChoice) => {
    setBusy(true);
    const answer = await room.power(choice.action, choice.closesFirst ? 'close' : 'refuse');
    setBusy(false);
    setFailure(answer.ok ? '' : problemText(answer.problem));
    if (answer.ok) {
      setAsking(undefined);
      notices.tell('good', choice.label, texts.taken);
    }
  };
  const begin = (choice: PowerChoice) => {
    setFailure('');
    if (choice.action === 'on') void run(choice);
    else setAsking(choice);
  };

  return (
    <Stack>
      <Text>
        {texts.isNow} <strong>{powerNames[report.power]}</strong>.
      </Text>
      {failure && !asking && (
        <Alert color="red" role="alert">
          {failure}
        </Alert>
      )}
      {powerChoices(view, report.power).map((choice) => (
        <Paper key={choice.action} withBorder radius="md" p="md">
          <Group justify="space-between" className="power-row">
            <div>
              <Text fw={600}>{choice.label}</Text>
              <Text size="sm" c="dimmed">
                {choice.about}
              </Text>
              {choice.toOpen && (
                <Text size="sm" c={choice.closesFirst ? 'var(--mantine-color-orange-text)' : 'dimmed'}>
                  {choice.toOpen}
                </Text>
              )}
            </div>
            <Button
              className="power-do"
              variant={choice.action === 'on' ? 'filled' : 'default'}
              loading={busy && !asking}
              disabled={view.state !== 'connected'}
              onClick={() => begin(choice)}
            >
              {choice.label}
            </Button>
          </Group>
        </Paper>
      ))}
      {asking && (
        <Modal opened onClose={() => setAsking(undefined)} title={fill(texts.sure, { action: asking.label })} centered>
          <Stack>
            <Text>{asking.about}</Text>
            {asking.toOpen && <Text>{asking.toOpen}</Text>}
            {failure && (
              <Alert color="red" role="alert">
                {failure}
              </Alert>
            )}
            <Group justify="flex-end">
              <Button variant="default" onClick={() => setAsking(undefined)} data-autofocus>
                {texts.cancel}
              </Button>
              <Button color="red.9" loading={busy} onClick={() => void run(asking)}>
                {asking.label}
              </Button>
            </Group>
          </Stack>
        </Modal>
      )}
    </Stack>
  );
}
