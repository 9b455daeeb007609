import { call } from '@deskside/talk';
import { Modal, PasswordInput } from '@mantine/core';
import { useState } from 'react';
import { notices } from '../desk/notices.ts';
import { PasswordForm } from './passwordForm.tsx';

export function ChangePassword({ onClose }: { onClose: () => void }) {
  const [current, setCurrent] = useState('');
  const submit = async (password: string) => {
    const answer = await call('POST', '/me/password', { current, new: password });
    if (!answer.ok) return answer.problem;
    notices.tell('good', 'Password changed', 'Your other sign-ins may have ended.');
    onClose();
  };
  return (
    <Modal opened onClose={onClose} title="Change password" centered>
      <PasswordForm label="New password" send="Change" onCancel={onClose} submit={submit}>
        <PasswordInput
          label="Current password"
          autoComplete="current-password"
          required
          data-autofocus
          value={current}
          onChange={(event) => setCurrent(event.currentTarget.value)}
        />
      </PasswordForm>
    </Modal>
  );
}
