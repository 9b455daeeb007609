import { ActionIcon, Button, Menu, Tooltip, VisuallyHidden } from '@mantine/core';
import { IconBell, IconBellOff, IconBellRinging, IconCheck } from '@tabler/icons-react';
import { bell, type SoundName } from '../alert/sound.ts';
import { systemNotices } from '../alert/systemNotice.ts';
import { useStore } from '../desk/store.ts';
import { texts } from './texts.ts';

const sounds: (SoundName | 'off')[] = ['chime', 'knock', 'bell', 'off'];

/** Which sound a new question makes, and the one-time permission for desktop notifications. */
export function SoundSwitch() {
  const { sound } = useStore(bell);
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
          {texts.notifyMe}
        </Button>
      )}
      <Menu position="bottom-end" withArrow>
        <Menu.Target>
          <Tooltip label={texts.soundAbout}>
            <ActionIcon variant="subtle" color="gray" size="lg" aria-label={texts.soundAbout}>
              {sound === 'off' ? <IconBellOff size={20} /> : <IconBell size={20} />}
            </ActionIcon>
          </Tooltip>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>{texts.newQuestion}</Menu.Label>
          {sounds.map((name) => (
            <Menu.Item
              key={name}
              leftSection={<IconCheck size={16} opacity={sound === name ? 1 : 0} />}
              closeMenuOnClick={false}
              onClick={() => bell.choose(name)}
            >
              {texts.sounds[name]}
              {sound === name && <VisuallyHidden>{texts.chosen}</VisuallyHidden>}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </>
  );
}
