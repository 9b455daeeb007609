import { Avatar, Menu, SegmentedControl, Text, UnstyledButton, useMantineColorScheme } from '@mantine/core';
import { IconDevices, IconKey, IconLogout } from '@tabler/icons-react';
import { useState } from 'react';
import { useDesk } from '../desk/deskContext.ts';
import { ChangePassword } from './changePassword.tsx';

export function ProfileMenu() {
  const [desk, { me }] = useDesk();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const [changing, setChanging] = useState(false);
  if (!me) return null;
  return (
    <>
      <Menu position="bottom-end" width={260} withArrow>
        <Menu.Target>
          <UnstyledButton aria-label={`Profile of ${me.displayName}`} className="profile">
            <Avatar name={me.displayName} color="teal" radius="xl" size={34} />
          </UnstyledButton>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>
            <Text fw={600} size="sm" c="var(--mantine-color-text)" dir="auto">
              {me.displayName}
            </Text>
            <Text size="xs" dir="auto">
              {me.organisation.name}
            </Text>
          </Menu.Label>
          <Menu.Divider />
          <Menu.Label>Appearance</Menu.Label>
          <SegmentedControl
            fullWidth
            size="xs"
            aria-label="Appearance"
            value={colorScheme}
            onChange={(scheme) => setColorScheme(scheme as typeof colorScheme)}
            data={[
              { value: 'auto', label: 'Auto' },
              { value: 'light', label: 'Light' },
              { value: 'dark', label: 'Dark' },
            ]}
          />
          <Menu.Divider />
          <Menu.Item leftSection={<IconKey size={16} />} onClick={() => setChanging(true)}>
            Change password
          </Menu.Item>
          <Menu.Item leftSection={<IconLogout size={16} />} onClick={() => void desk.signOut('here')}>
            Sign out
          </Menu.Item>
          <Menu.Item leftSection={<IconDevices size={16} />} onClick={() => void desk.signOut('everywhere')}>
            Sign out everywhere
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {changing && <ChangePassword onClose={() => setChanging(false)} />}
    </>
  );
}
