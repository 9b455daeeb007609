import { Avatar, type MantineColorScheme, Menu, Text, UnstyledButton, useMantineColorScheme, VisuallyHidden } from '@mantine/core';
import { IconCheck, IconDevices, IconKey, IconLogout } from '@tabler/icons-react';
import { Link } from 'wouter';
import { useDesk } from '../desk/deskContext.ts';
import { fill } from '../texts/fill.ts';
import { languages, rememberLanguage } from '../texts/index.ts';
import { texts } from './texts.ts';

const schemes: MantineColorScheme[] = ['auto', 'light', 'dark'];

export function ProfileMenu() {
  const [desk, { me }] = useDesk();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  if (!me) return null;
  return (
    <Menu position="bottom-end" width={260} withArrow>
      <Menu.Target>
        <UnstyledButton className="profile">
          <span aria-hidden="true">
            <Avatar name={me.displayName} color="teal" radius="xl" size={34} />
          </span>
          <VisuallyHidden>{fill(texts.profileOf, { displayName: me.displayName })}</VisuallyHidden>
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
        <Menu.Label>{texts.appearance}</Menu.Label>
        {schemes.map((scheme) => (
          <Menu.Item
            key={scheme}
            leftSection={<IconCheck size={16} opacity={colorScheme === scheme ? 1 : 0} />}
            closeMenuOnClick={false}
            onClick={() => setColorScheme(scheme)}
          >
            {texts.schemes[scheme]}
            {colorScheme === scheme && <VisuallyHidden>{texts.chosen}</VisuallyHidden>}
          </Menu.Item>
        ))}
        <LanguageItems />
        <Menu.Divider />
        <Menu.Item leftSection={<IconKey size={16} />} component={Link} href="/console/account">
          {texts.myAccount}
        </Menu.Item>
        <Menu.Item leftSection={<IconLogout size={16} />} onClick={() => void desk.signOut('here')}>
          {texts.signOut}
        </Menu.Item>
        <Menu.Item leftSection={<IconDevices size={16} />} onClick={() => void desk.signOut('everywhere')}>
          {texts.signOutEverywhere}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

/** Only where there is a choice. */
function LanguageItems() {
  if (languages.length < 2) return null;
  const choose = (tag: string) => {
    rememberLanguage(tag);
    // Everything is drawn anew: a table is read while drawing.
    location.reload();
  };
  return (
    <>
      <Menu.Divider />
      <Menu.Label>{texts.language}</Menu.Label>
      {languages.map((tag) => (
        <Menu.Item key={tag} lang={tag} onClick={() => choose(tag)}>
          {new Intl.DisplayNames([tag], { type: 'language' }).of(tag)}
        </Menu.Item>
      ))}
    </>
  );
}
