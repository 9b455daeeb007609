import { call, type TechnicianView } from '@deskside/talk';
import { Modal, Text } from '@mantine/core';
import { notices } from '../../desk/notices.ts';
import { PasswordForm } from '../../parts/passwordForm.tsx';

export function ResetPassword({ technician, onClose }: { technician: TechnicianView; onClose: () => void }) {
  const submit = async (password: string) => {
    const answer = await call('POST', `/technicians/${technician.id}/password`, { password });
    if (!answer.ok) return answer.problem;
    notices.tell('good', 'Password reset', `Please hand the new password to ${technician.displayName} on a safe way.`);
    onClose();
  };
  return (
    <Modal opened onClose={onClose} title={`New password for ${technician.displayName}`} centered>
      <PasswordForm label="New password" send="Set password" onCancel={onClose} submit={submit}>
        <Text size="sm" c="dimmed">
          Their sign-ins end at once.
        </Text>
      </PasswordForm>
    </Modal>
  );
}
