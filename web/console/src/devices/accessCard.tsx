import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { IconCheck, IconLockOpen, IconRefresh } from '@tabler/icons-react';
import { useState } from 'react';
import { useStore } from '../desk/store.ts';
import { clock } from '../parts/amounts.ts';
import { Sure } from '../parts/sure.tsx';
import { useNow } from '../parts/useNow.ts';
import { fill } from '../texts/fill.ts';
import type { DeviceRoom } from './deviceRoom.ts';
import { ReportFacts } from './reportFacts.tsx';
import { texts } from './texts.ts';

/** Signs in to the PC, possible once it has called; then what its firmware says of itself. */
export function AccessCard({ room, onCorrect }: { room: DeviceRoom; onCorrect?: () => void }) {
  const { view, report, reportFailure, reportCode, isReading, retryAt } = useStore(room);
  const now = useNow();
  const [asks, setAsks] = useState(false);
  if (!view) return null;
  const waits = retryAt > now;
  const isWrong = view.access === 'wrong';
  const isConnected = view.state === 'connected';
  return (
    <Stack>
      {isWrong && (
        <Alert color="red" role="alert" title={texts.wrongPassword}>
          {texts.wrongPasswordText}
          {waits && ` ${fill(texts.nextTry, { left: clock(retryAt - now) })}`}
          {onCorrect && (
            <Group mt="sm">
              <Button size="sm" onClick={onCorrect}>
                {texts.correct}
              </Button>
            </Group>
          )}
        </Alert>
      )}
      {!isWrong && reportFailure && (
        <Alert color="red" role="alert">
          {reportFailure}
          {reportCode === 'other-certificate' && (
            <Group mt="sm">
              <Button size="sm" color="red.9" onClick={() => setAsks(true)}>
                {texts.forgetPin}
              </Button>
            </Group>
          )}
        </Alert>
      )}
      {report && !isWrong && (
        <Text className="good-words">
          <IconCheck size={18} aria-hidden="true" /> {texts.signedIn}
        </Text>
      )}
      {report && <ReportFacts report={report} view={view} />}
      <Group>
        {report ? (
          <Button variant="default" leftSection={<IconRefresh size={18} />} loading={isReading} onClick={() => void room.readReport()}>
            {texts.accessAgain}
          </Button>
        ) : (
          <Button
            leftSection={<IconLockOpen size={18} />}
            loading={isReading}
            disabled={!isConnected || waits}
            onClick={() => void room.access()}
          >
            {texts.access}
          </Button>
        )}
        {!isConnected && (
          <Text size="sm" c="dimmed">
            {texts.accessWait}
          </Text>
        )}
      </Group>
      {asks && (
        <Sure
          title={texts.forgetPinAsk}
          text={texts.forgetPinText}
          yes={texts.forgetPinYes}
          onNo={() => setAsks(false)}
          onYes={() => {
            setAsks(false);
            void room.forgetPin();
          }}
        />
      )}
    </Stack>
  );
}
