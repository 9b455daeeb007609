import { call, type TechnicianView } from '@deskside/talk';
import { Modal, Text } from '@mantine/core';
import { notices } from '../../desk/notices.ts';
import { PasswordForm } from '../../parts/passwordForm.tsx';
import { fill } from '../../texts/fill.ts';
import { texts } from './technicianTexts.ts';

export function ResetPassword({ technician, onClose }: { technician: TechnicianView; onClose: () => void }) {
  const submit = async (password: string) => {
    const answer = await call('POST', `/technicians/${technician.id}/password`, { password });
    if (!answer.ok) return answer.problem;
    notices.tell('good', texts.passwordReset, fill(texts.passwordResetText, { displayName: technician.displayName }));
    onClose();
  };
  return (
    <Modal opened onClose={onClose} title={fill(texts.newPasswordFor, { displayName: technician.displayName })} centered>
      <PasswordForm label={texts.newPassword} send={texts.setPassword} onCancel={onClose} submit={submit}>
        <Text size="sm" c="dimmed">
          {texts.signInsEnd}
        </Text>
      </PasswordForm>
    </Modal>
  );
}
