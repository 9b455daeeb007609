import { Alert, Button, Group, PinInput, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useStore } from '../desk/store.ts';
import { problemText } from '../parts/problemText.ts';
import type { DeviceRoom } from './deviceRoom.ts';
import { texts } from './texts.ts';

const digits = 6;

/** The six digits that the PC shows; nothing when it asks for none or they were given. */
export function ConsentCard({ room }: { room: DeviceRoom }) {
  const { report } = useStore(room);
  const [code, setCode] = useState('');
  const [failure, setFailure] = useState('');
  const [busy, setBusy] = useState(false);
  if (!report || report.consent.required === 'none') return null;
  const { state, required } = report.consent;
  if (state === 'received' || state === 'inSession') return null;
  const isAsked = state === 'requested' || state === 'displayed';

  const run = async (work: () => ReturnType<DeviceRoom['askConsent']>) => {
    setBusy(true);
    const answer = await work();
    setBusy(false);
    setCode('');
    setFailure(answer.ok ? '' : answer.problem.code === 'wrong-code' ? texts.consentWrong : problemText(answer.problem));
  };

  return (
    <Alert color="blue" className="consent" title={texts.consentNeeded[required]}>
      <Stack gap="sm">
        <Text size="sm">{texts.consentText}</Text>
        {failure && (
          <Text size="sm" role="alert" c="var(--mantine-color-red-text)">
            {failure}
          </Text>
        )}
        {isAsked ? (
          <>
            <PinInput
              length={digits}
              type="number"
              aria-label={texts.consentCode}
              ariaLabel={texts.consentCode}
              value={code}
              onChange={setCode}
              onComplete={(whole) => void run(() => room.sendCode(whole))}
              // Not disabled: the first box is to have the keyboard as soon as it is there.
              readOnly={busy}
              autoFocus
            />
            <Group gap="xs">
              <Button size="sm" loading={busy} disabled={code.length !== digits} onClick={() => void run(() => room.sendCode(code))}>
                {texts.consentSend}
              </Button>
              <Button size="sm" variant="default" onClick={() => void run(() => room.dropConsent())}>
                {texts.consentDrop}
              </Button>
            </Group>
          </>
        ) : (
          <Group>
            <Button size="sm" loading={busy} onClick={() => void run(() => room.askConsent())}>
              {texts.consentAsk}
            </Button>
          </Group>
        )}
      </Stack>
    </Alert>
  );
}
