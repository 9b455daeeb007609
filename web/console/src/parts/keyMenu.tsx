import { type ChordName, chords } from '@deskside/viewer/input/chords';
import { ActionIcon, Menu, Tooltip } from '@mantine/core';
import { IconKeyboard } from '@tabler/icons-react';
import { words } from '../texts/index.ts';

const texts = words('keys', {
  about: 'Keys that this computer keeps for itself',
  special: 'Special keys',
  send: 'Send to the customer’s PC',
});

/** Keys that the technician's own computer would take for itself. */
export function KeyMenu({ send }: { send: (keys: (typeof chords)[ChordName]) => void }) {
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <Tooltip label={texts.about}>
          <ActionIcon size={36} variant="default" aria-label={texts.special}>
            <IconKeyboard size={18} />
          </ActionIcon>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{texts.send}</Menu.Label>
        {(Object.keys(chords) as ChordName[]).map((name) => (
          <Menu.Item key={name} onClick={() => send(chords[name])}>
            {name.replaceAll('+', ' + ')}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
