import type { TechnicianPresence } from '@deskside/talk';
import { Button, Menu } from '@mantine/core';
import { IconCircleFilled } from '@tabler/icons-react';
import { useDesk } from '../desk/deskContext.ts';

const states: Record<TechnicianPresence, { label: string; about: string; color: string }> = {
  available: { label: 'Available', about: 'New questions ring here', color: 'var(--mantine-color-teal-6)' },
  busy: { label: 'Busy', about: 'On duty, no new alerts', color: 'var(--mantine-color-orange-6)' },
  away: { label: 'Away', about: 'Off duty, no alerts', color: 'var(--mantine-color-gray-6)' },
};

/** Whether I take questions. */
export function PresenceSwitch() {
  const [desk, { presence }] = useDesk();
  const mine = states[presence];
  return (
    <Menu position="bottom-end" width={230} withArrow>
      <Menu.Target>
        <Button
          className="shell-presence"
          variant="default"
          size="compact-sm"
          aria-label={`I am ${mine.label.toLowerCase()}`}
          leftSection={<IconCircleFilled size={10} color={mine.color} aria-hidden="true" />}
        >
          {mine.label}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {(Object.keys(states) as TechnicianPresence[]).map((state) => (
          <Menu.Item
            key={state}
            leftSection={<IconCircleFilled size={10} color={states[state].color} aria-hidden="true" />}
            onClick={() => void desk.setPresence(state)}
          >
            {states[state].label}
            <br />
            <small>{states[state].about}</small>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
