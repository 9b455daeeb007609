import type { Problem } from '@deskside/talk';
import { Alert, Button, Group, PasswordInput, Stack, Text, TextInput } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { firmwarePasswordFault } from '../devices/firmwarePassword.ts';
import { readSpokenUuid, type SpokenUuid } from '../devices/spokenUuid.ts';
import { dayAndTime } from '../parts/amounts.ts';
import { problemText } from '../parts/problemText.ts';
import { Sure } from '../parts/sure.tsx';
import { fill } from '../texts/fill.ts';
import type { PanelProps } from './stepPanel.tsx';
import { texts } from './texts.ts';

/** Number and password of the PC, as the customer reads them out; what was misheard is told while it is typed. */
export function DeviceEntry({ room, view, onDone }: Omit<PanelProps, 'onShow'>) {
  const { device } = view;
  const [isChanging, setIsChanging] = useState(false);
  const [isForgetting, setIsForgetting] = useState(false);
  if (device && !isChanging)
    return (
      <Stack gap="xs">
        <Text size="sm" c="dimmed">
          {texts.uuid}
        </Text>
        <Text className="spoken-uuid">{device.spoken}</Text>
        {device.expiresAt && (
          <Text size="sm" c="dimmed">
            {fill(texts.keptUntil, { at: dayAndTime(device.expiresAt) })}
          </Text>
        )}
        <Group>
          <Button variant="default" onClick={() => setIsChanging(true)}>
            {texts.expectAgain}
          </Button>
          <Button variant="subtle" color="red" onClick={() => setIsForgetting(true)}>
            {texts.forget}
          </Button>
        </Group>
        {isForgetting && (
          <Sure
            title={texts.forgetAsk}
            text={texts.forgetText}
            yes={texts.forget}
            onYes={() => {
              setIsForgetting(false);
              void room.forget();
            }}
            onNo={() => setIsForgetting(false)}
          />
        )}
      </Stack>
    );
  return (
    <DeviceForm
      room={room}
      known={device?.spoken ?? ''}
      onDone={() => {
        setIsChanging(false);
        onDone();
      }}
    />
  );
}

function DeviceForm({ room, known, onDone }: Pick<PanelProps, 'room' | 'onDone'> & { known: string }) {
  const [typed, setTyped] = useState(known);
  const [password, setPassword] = useState('');
  const [problem, setProblem] = useState<Problem>();
  const [busy, setBusy] = useState(false);
  const uuid = readSpokenUuid(typed);
  const oddPassword = password ? firmwarePasswordFault(password) : undefined;

  const expect = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    const answer = await room.expect(typed.trim(), password);
    setBusy(false);
    setProblem(answer.ok ? undefined : answer.problem);
    if (answer.ok) onDone();
  };

  return (
    <form onSubmit={(event) => void expect(event)} autoComplete="off">
      <Stack gap="sm">
        <TextInput
          label={texts.uuid}
          description={texts.uuidAbout}
          value={typed}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            setProblem(undefined);
          }}
          error={uuid.kind === 'fault' ? uuid.told : problem?.errors.uuid}
          classNames={{ input: 'spoken-uuid-input' }}
          autoComplete="off"
          spellCheck={false}
          dir="ltr"
        />
        <UuidEcho uuid={uuid} />
        <PasswordInput
          label={texts.password}
          description={texts.passwordAbout}
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
          error={problem?.errors.password}
          defaultVisible
          autoComplete="off"
          spellCheck={false}
          dir="ltr"
        />
        {oddPassword && (
          <Text size="sm" c="var(--mantine-color-orange-text)" role="status">
            {texts.heardRight} {oddPassword}
          </Text>
        )}
        {problem && !problem.errors.uuid && !problem.errors.password && (
          <Alert color="red" role="alert">
            {problemText(problem)}
          </Alert>
        )}
        <Group justify="flex-end">
          <Button type="submit" loading={busy} disabled={uuid.kind !== 'whole' || password === ''}>
            {texts.expect}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** What was understood so far, to be read back to the customer. */
function UuidEcho({ uuid }: { uuid: SpokenUuid }) {
  if (uuid.kind === 'empty') return null;
  return (
    <div role="status">
      <Text className="spoken-uuid" aria-label={fill(texts.understood, { echo: uuid.echo })}>
        {uuid.echo}
      </Text>
      <Text size="sm" c={uuid.kind === 'fault' ? 'var(--mantine-color-red-text)' : 'dimmed'}>
        {uuid.kind === 'more' && (uuid.group > 8 ? texts.nowCheck : fill(texts.group, { group: uuid.group, signs: uuid.signs }))}
        {uuid.kind === 'whole' && uuid.isChecked && (
          <span className="good-words">
            <IconCheck size={16} aria-hidden="true" /> {texts.checkFits}
          </span>
        )}
        {uuid.kind === 'whole' && !uuid.isChecked && texts.noCheck}
        {uuid.kind === 'fault' && texts.readAgain}
      </Text>
    </div>
  );
}
