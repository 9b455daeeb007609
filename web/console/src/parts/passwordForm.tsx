import type { Problem } from '@deskside/talk';
import { Alert, Button, Group, Stack } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import { NewPassword } from './newPassword.tsx';
import { passwordFault } from './passwordRules.ts';
import { problemText } from './problemText.ts';
import { texts } from './texts.ts';

interface Props {
  /** Of the new password's field. */
  label: string;
  /** On the button. */
  send: string;
  /** The other fields, above the password. */
  children?: ReactNode;
  onCancel?: () => void;
  /** With a password that was typed twice alike. The problem that it answers is shown; nothing = done. */
  submit: (password: string) => Promise<Problem | undefined>;
}

/** Every form that ends with a new password: typed twice, sent once, and what is wrong with it said below. */
export function PasswordForm({ label, send, children, onCancel, submit }: Props) {
  const [password, setPassword] = useState('');
  const [again, setAgain] = useState('');
  const [faults, setFaults] = useState({ password: '', again: '' });
  const [failure, setFailure] = useState('');
  const [busy, setBusy] = useState(false);

  const check = async (event: FormEvent) => {
    event.preventDefault();
    const wrong = passwordFault(password, again);
    setFaults(wrong);
    if (busy || wrong.password || wrong.again) return;
    setBusy(true);
    const problem = await submit(password);
    setBusy(false);
    setFailure(problem ? problemText(problem) : '');
  };

  return (
    <form onSubmit={check}>
      <Stack>
        {children}
        <NewPassword label={label} password={password} again={again} faults={faults} onPassword={setPassword} onAgain={setAgain} />
        {failure && (
          <Alert color="red" role="alert">
            {failure}
          </Alert>
        )}
        {onCancel ? (
          <Group justify="flex-end">
            <Button variant="default" onClick={onCancel}>
              {texts.cancel}
            </Button>
            <Button type="submit" loading={busy}>
              {send}
            </Button>
          </Group>
        ) : (
          <Button type="submit" loading={busy} fullWidth>
            {send}
          </Button>
        )}
      </Stack>
    </form>
  );
}
