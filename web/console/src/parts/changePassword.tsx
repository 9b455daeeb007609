import { call } from '@deskside/talk';
import { Alert, Button, Group, Modal, PasswordInput, Stack } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { notices } from '../desk/notices.ts';
import { NewPassword } from './newPassword.tsx';
import { passwordFault } from './passwordRules.ts';
import { problemText } from './problemText.ts';

export function ChangePassword({ onClose }: { onClose: () => void }) {
  const [current, setCurrent] = useState('');
  const [password, setPassword] = useState('');
  const [again, setAgain] = useState('');
  const [faults, setFaults] = useState({ password: '', again: '' });
  const [failure, setFailure] = useState('');
  const [busy, setBusy] = useState(false);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const wrong = passwordFault(password, again);
    setFaults(wrong);
    if (wrong.password || wrong.again) return;
    setBusy(true);
    const answer = await call('POST', '/me/password', { current, new: password });
    setBusy(false);
    if (!answer.ok) {
      setFailure(problemText(answer.problem));
      return;
    }
    notices.tell('good', 'Password changed', 'Your other sign-ins may have ended.');
    onClose();
  };

  return (
    <Modal opened onClose={onClose} title="Change password" centered>
      <form onSubmit={submit}>
        <Stack>
          <PasswordInput
            label="Current password"
            autoComplete="current-password"
            required
            data-autofocus
            value={current}
            onChange={(event) => setCurrent(event.currentTarget.value)}
          />
          <NewPassword label="New password" password={password} again={again} faults={faults} onPassword={setPassword} onAgain={setAgain} />
          {failure && (
            <Alert color="red" role="alert">
              {failure}
            </Alert>
          )}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" loading={busy}>
              Change
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
