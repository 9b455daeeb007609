import { call } from '@deskside/talk';
import { Modal, PasswordInput, Stack, Text } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { FormFoot } from '../parts/formFoot.tsx';
import { problemText } from '../parts/problemText.ts';
import { texts } from './texts.ts';

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
    <Modal opened onClose={onClose} title={texts.proveTitle} centered>
      {hasPassword ? (
        <form onSubmit={submit}>
          <Stack>
            <PasswordInput
              label={texts.yourPassword}
              autoComplete="current-password"
              required
              data-autofocus
              value={password}
              onChange={(event) => setPassword(event.currentTarget.value)}
            />
            <FormFoot failure={failure} action={texts.goOn} onClose={onClose} />
          </Stack>
        </form>
      ) : (
        <Text>{texts.proveNone}</Text>
      )}
    </Modal>
  );
}
