import type { TechnicianPresence } from '@deskside/talk';
import { Button, Menu } from '@mantine/core';
import { IconCircleFilled } from '@tabler/icons-react';
import { useDesk } from '../desk/deskContext.ts';
import { fill } from '../texts/fill.ts';
import { texts } from './texts.ts';

const colours: Record<TechnicianPresence, string> = {
  available: 'var(--mantine-color-teal-6)',
  busy: 'var(--mantine-color-orange-6)',
  away: 'var(--mantine-color-gray-6)',
};

/** Whether I take questions. */
export function PresenceSwitch() {
  const [desk, { presence }] = useDesk();
  const { label } = texts.presence[presence];
  return (
    <Menu position="bottom-end" width={230} withArrow>
      <Menu.Target>
        <Button
          className="shell-presence"
          variant="default"
          size="compact-sm"
          aria-label={fill(texts.presenceIs, { state: label.toLowerCase() })}
          leftSection={<IconCircleFilled size={10} color={colours[presence]} aria-hidden="true" />}
        >
          {label}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {(Object.keys(colours) as TechnicianPresence[]).map((state) => (
          <Menu.Item
            key={state}
            leftSection={<IconCircleFilled size={10} color={colours[state]} aria-hidden="true" />}
            onClick={() => void desk.setPresence(state)}
          >
            {texts.presence[state].label}
            <br />
            <small>{texts.presence[state].about}</small>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
