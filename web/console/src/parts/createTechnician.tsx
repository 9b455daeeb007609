import { call } from '@deskside/talk';
import { Alert, Button, Checkbox, Group, Modal, Stack, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { notices } from '../desk/notices.ts';
import { NewPassword } from './newPassword.tsx';
import { passwordFault } from './passwordRules.ts';
import { problemText } from './problemText.ts';

const roleTexts: [string, string, string][] = [
  ['technician', 'Technician', 'Answers questions'],
  ['supervisor', 'Supervisor', 'Sees the sessions of others'],
  ['administrator', 'Administrator', 'Creates and deactivates accounts'],
  ['auditor', 'Auditor', 'Reads the audit trail'],
];

export function CreateTechnician({ onClose, onDone }: { onClose: () => void; onDone: () => Promise<void> }) {
  const [name, setName] = useState('');
  const [displayName, setDisplayName] = useState('');
  const [roles, setRoles] = useState<string[]>(['technician']);
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
    const answer = await call('POST', '/technicians', { name: name.trim(), displayName: displayName.trim(), password, roles });
    setBusy(false);
    if (!answer.ok) {
      setFailure(problemText(answer.problem));
      return;
    }
    notices.tell('good', 'Created', `${displayName} can sign in as “${name}”.`);
    onClose();
    await onDone();
  };

  return (
    <Modal opened onClose={onClose} title="New technician" centered>
      <form onSubmit={submit}>
        <Stack>
          <TextInput
            label="Name"
            description="As customers see it."
            required
            data-autofocus
            value={displayName}
            onChange={(event) => setDisplayName(event.currentTarget.value)}
          />
          <TextInput
            label="Sign-in name"
            autoComplete="off"
            autoCapitalize="none"
            required
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Checkbox.Group label="Rights" value={roles} onChange={setRoles}>
            <Stack gap="xs" mt="xs">
              {roleTexts.map(([role, label, description]) => (
                <Checkbox key={role} value={role} label={label} description={description} />
              ))}
            </Stack>
          </Checkbox.Group>
          <NewPassword
            label="First password"
            password={password}
            again={again}
            faults={faults}
            onPassword={setPassword}
            onAgain={setAgain}
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
            <Button type="submit" loading={busy} disabled={roles.length === 0}>
              Create
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
