import { ActionIcon, Button, Tooltip } from '@mantine/core';
import { IconBell, IconBellOff, IconBellRinging } from '@tabler/icons-react';
import { bell } from '../alert/sound.ts';
import { systemNotices } from '../alert/systemNotice.ts';
import { useStore } from '../desk/store.ts';

/** Sound on or off, and the one-time permission for desktop notifications. */
export function SoundSwitch() {
  const { muted } = useStore(bell);
  const { permission } = useStore(systemNotices);
  return (
    <>
      {permission === 'askable' && (
        <Button
          className="shell-notify"
          size="compact-sm"
          variant="light"
          leftSection={<IconBellRinging size={16} />}
          onClick={() => void systemNotices.ask()}
        >
          Notify me
        </Button>
      )}
      <Tooltip label={muted ? 'Sound for new questions is off' : 'Sound for new questions is on'}>
        <ActionIcon
          variant="subtle"
          color="gray"
          size="lg"
          aria-label="Sound for new questions"
          aria-pressed={!muted}
          onClick={() => bell.setMuted(!muted)}
        >
          {muted ? <IconBellOff size={20} /> : <IconBell size={20} />}
        </ActionIcon>
      </Tooltip>
    </>
  );
}
