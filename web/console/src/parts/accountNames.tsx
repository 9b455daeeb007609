import { TextInput } from '@mantine/core';
import { texts } from './texts.ts';

interface Props {
  displayName: string;
  name: string;
  change: (part: { displayName?: string; name?: string }) => void;
}

/** Who a technician is to customers, and by which name he signs in. */
export function AccountNames({ displayName, name, change }: Props) {
  return (
    <>
      <TextInput
        label={texts.yourName}
        description={texts.yourNameAbout}
        autoComplete="name"
        required
        value={displayName}
        onChange={(event) => change({ displayName: event.currentTarget.value })}
      />
      <TextInput
        label={texts.signInName}
        autoComplete="username"
        autoCapitalize="none"
        required
        value={name}
        onChange={(event) => change({ name: event.currentTarget.value })}
      />
    </>
  );
}
