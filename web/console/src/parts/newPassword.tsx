import { PasswordInput, Progress, Stack, Text } from '@mantine/core';
import { fill } from '../texts/fill.ts';
import { leastCharacters, strength, strengthColours } from './passwordRules.ts';
import { texts } from './texts.ts';

interface Props {
  label: string;
  password: string;
  again: string;
  faults: { password: string; again: string };
  onPassword: (text: string) => void;
  onAgain: (text: string) => void;
}

/** A new password, typed twice, with a hint of its strength. */
export function NewPassword({ label, password, again, faults, onPassword, onAgain }: Props) {
  const level = strength(password);
  return (
    <>
      <Stack gap={6}>
        <PasswordInput
          label={label}
          description={fill(texts.newPasswordAbout, { leastCharacters })}
          autoComplete="new-password"
          required
          value={password}
          error={faults.password}
          onChange={(event) => onPassword(event.currentTarget.value)}
        />
        {password !== '' && (
          <>
            <Progress size="sm" value={Math.max(8, level * 25)} color={strengthColours[level]} aria-hidden="true" />
            <Text size="xs" c="dimmed" role="status">
              {texts.strengths[level]}
            </Text>
          </>
        )}
      </Stack>
      <PasswordInput
        label={texts.passwordAgain}
        autoComplete="new-password"
        required
        value={again}
        error={faults.again}
        onChange={(event) => onAgain(event.currentTarget.value)}
      />
    </>
  );
}
