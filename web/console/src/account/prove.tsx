import { call } from '@deskside/talk';
import { Alert, Button, Group, Modal, PasswordInput, Stack, Text } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { problemText } from '../parts/problemText.ts';

/** The password again, before something that would let a stolen sign-in stay in. */
export function Prove({ hasPassword, onClose, onDone }: { hasPassword: boolean; onClose: () => void; onDone: () => void }) {
  const [password, setPassword] = useState('');
  const [failure, setFailure] = useState('');

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const answer = await call('POST', '/me/proof', { password });
    if (answer.ok) onDone();
    else setFailure(problemText(answer.problem));
  };

  return (
    <Modal opened onClose={onClose} title="Is it still you?" centered>
      {hasPassword ? (
        <form onSubmit={submit}>
          <Stack>
            <PasswordInput
              label="Your password"
              autoComplete="current-password"
              required
              data-autofocus
              value={password}
              onChange={(event) => setPassword(event.currentTarget.value)}
            />
            {failure && (
              <Alert color="red" role="alert">
                {failure}
              </Alert>
            )}
            <Group justify="flex-end">
              <Button variant="default" onClick={onClose}>
                Cancel
              </Button>
              <Button type="submit">Go on</Button>
            </Group>
          </Stack>
        </form>
      ) : (
        <Text>Your sign-in is older than ten minutes. Please sign out and in again, then come back.</Text>
      )}
    </Modal>
  );
}
