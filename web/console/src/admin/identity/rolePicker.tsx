import type { RoleView } from '@deskside/talk';
import { Checkbox, Stack } from '@mantine/core';
import { texts } from './roleTexts.ts';
import { texts as identity } from './texts.ts';

/** Which roles somebody gets; each with what it lets do. */
export function RolePicker({ roles, chosen, onChange }: { roles: RoleView[]; chosen: string[]; onChange: (keys: string[]) => void }) {
  return (
    <Checkbox.Group label={texts.title} description={texts.pickAbout} value={chosen} onChange={onChange}>
      <Stack gap="xs" mt="xs">
        {roles.map((role) => (
          <Checkbox
            key={role.key}
            value={role.key}
            label={role.title}
            description={role.permissions.map((permission) => identity.permissions[permission]?.[0] ?? permission).join(', ')}
          />
        ))}
      </Stack>
    </Checkbox.Group>
  );
}
