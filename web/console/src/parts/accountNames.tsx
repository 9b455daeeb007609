import { TextInput } from '@mantine/core';

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
        label="Your name"
        description="As customers see it, for example Anna Meier."
        autoComplete="name"
        required
        value={displayName}
        onChange={(event) => change({ displayName: event.currentTarget.value })}
      />
      <TextInput
        label="Sign-in name"
        autoComplete="username"
        autoCapitalize="none"
        required
        value={name}
        onChange={(event) => change({ name: event.currentTarget.value })}
      />
    </>
  );
}
