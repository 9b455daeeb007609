import { call } from '@deskside/talk';
import { Modal, PasswordInput } from '@mantine/core';
import { useState } from 'react';
import { notices } from '../desk/notices.ts';
import { PasswordForm } from './passwordForm.tsx';
import { texts } from './texts.ts';

export function ChangePassword({ onClose }: { onClose: () => void }) {
  const [current, setCurrent] = useState('');
  const submit = async (password: string) => {
    const answer = await call('POST', '/me/password', { current, new: password });
    if (!answer.ok) return answer.problem;
    notices.tell('good', texts.passwordChanged, texts.passwordChangedText);
    onClose();
  };
  return (
    <Modal opened onClose={onClose} title={texts.changePassword} centered>
      <PasswordForm label={texts.newPassword} send={texts.change} onCancel={onClose} submit={submit}>
        <PasswordInput
          label={texts.currentPassword}
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
