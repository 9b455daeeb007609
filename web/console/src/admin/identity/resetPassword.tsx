import { call, type TechnicianView } from '@deskside/talk';
import { Alert, Button, Group, Modal, Stack, Text } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { notices } from '../../desk/notices.ts';
import { NewPassword } from '../../parts/newPassword.tsx';
import { passwordFault } from '../../parts/passwordRules.ts';
import { problemText } from '../../parts/problemText.ts';

export function ResetPassword({ technician, onClose }: { technician: TechnicianView; onClose: () => void }) {
  const [password, setPassword] = useState('');
  const [again, setAgain] = useState('');
  const [faults, setFaults] = useState({ password: '', again: '' });
  const [failure, setFailure] = useState('');

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const wrong = passwordFault(password, again);
    setFaults(wrong);
    if (wrong.password || wrong.again) return;
    const answer = await call('POST', `/technicians/${technician.id}/password`, { password });
    if (!answer.ok) {
      setFailure(problemText(answer.problem));
      return;
    }
    notices.tell('good', 'Password reset', `Please hand the new password to ${technician.displayName} on a safe way.`);
    onClose();
  };

  return (
    <Modal opened onClose={onClose} title={`New password for ${technician.displayName}`} centered>
      <form onSubmit={submit}>
        <Stack>
          <Text size="sm" c="dimmed">
            Their sign-ins end at once.
          </Text>
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
            <Button type="submit">Set password</Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
