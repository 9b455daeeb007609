import { call, type InvitedTechnician, type RoleView, type TechnicianView } from '@deskside/talk';
import { Alert, Button, Group, Modal, SegmentedControl, Stack, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { notices } from '../../desk/notices.ts';
import { NewPassword } from '../../parts/newPassword.tsx';
import { passwordFault } from '../../parts/passwordRules.ts';
import { problemText } from '../../parts/problemText.ts';
import { ShownOnce } from '../shownOnce.tsx';
import { RolePicker } from './rolePicker.tsx';

interface Props {
  /** Whom to change; none = somebody new. */
  technician?: TechnicianView;
  roles: RoleView[];
  onClose: () => void;
  onDone: () => Promise<void>;
}

/** Somebody new, by a link or with a first password; or what an account is called and may do. */
export function TechnicianDialog({ technician, roles, onClose, onDone }: Props) {
  const [way, setWay] = useState<'link' | 'password'>('link');
  const [fields, setFields] = useState({
    displayName: technician?.displayName ?? '',
    email: technician?.email ?? '',
    name: '',
    password: '',
    again: '',
  });
  const [chosen, setChosen] = useState<string[]>(technician?.roles ?? ['technician']);
  const [faults, setFaults] = useState({ password: '', again: '' });
  const [failure, setFailure] = useState('');
  const [busy, setBusy] = useState(false);
  const [link, setLink] = useState('');
  const set = (field: keyof typeof fields) => (text: string) => setFields({ ...fields, [field]: text });
  const needsPassword = !technician && way === 'password';

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const wrong = needsPassword ? passwordFault(fields.password, fields.again) : { password: '', again: '' };
    setFaults(wrong);
    if (wrong.password || wrong.again) return;
    setBusy(true);
    const body = { displayName: fields.displayName.trim(), email: fields.email.trim() || null, roles: chosen };
    const answer = technician
      ? await call<unknown>('PUT', `/technicians/${technician.id}`, body)
      : needsPassword
        ? await call<unknown>('POST', '/technicians', { ...body, name: fields.name.trim(), password: fields.password })
        : await call<InvitedTechnician>('POST', '/technician-invitations', body);
    setBusy(false);
    if (!answer.ok) {
      setFailure(problemText(answer.problem));
      return;
    }
    await onDone();
    if (!technician && !needsPassword) {
      setLink((answer.value as InvitedTechnician).link);
      return;
    }
    notices.tell('good', technician ? 'Saved' : 'Created', `${fields.displayName}: the rights hold at once.`);
    onClose();
  };

  if (link)
    return (
      <Modal opened onClose={onClose} title={`Invitation for ${fields.displayName}`} centered>
        <ShownOnce
          text={link}
          about={`${fields.email ? `It goes to ${fields.email} by mail, as soon as a mail server is set. ` : ''}You can hand this link over yourself, on a safe way: whoever opens it first makes the account. It is good once, for seven days.`}
          onClose={onClose}
        />
      </Modal>
    );
  return (
    <Modal opened onClose={onClose} title={technician ? `Change ${technician.displayName}` : 'New technician'} centered size="lg">
      <form onSubmit={submit}>
        <Stack>
          {!technician && (
            <SegmentedControl
              value={way}
              onChange={(value) => setWay(value as 'link' | 'password')}
              data={[
                { value: 'link', label: 'Invite by link' },
                { value: 'password', label: 'Set a first password' },
              ]}
            />
          )}
          <TextInput
            label="Name"
            description="As customers see it."
            required
            data-autofocus
            value={fields.displayName}
            onChange={(event) => set('displayName')(event.currentTarget.value)}
          />
          <TextInput
            label="E-mail address (optional)"
            type="email"
            value={fields.email}
            onChange={(event) => set('email')(event.currentTarget.value)}
          />
          <RolePicker roles={roles} chosen={chosen} onChange={setChosen} />
          {needsPassword && (
            <>
              <TextInput
                label="Sign-in name"
                autoComplete="off"
                autoCapitalize="none"
                required
                value={fields.name}
                onChange={(event) => set('name')(event.currentTarget.value)}
              />
              <NewPassword
                label="First password"
                password={fields.password}
                again={fields.again}
                faults={faults}
                onPassword={set('password')}
                onAgain={set('again')}
              />
            </>
          )}
          {failure && (
            <Alert color="red" role="alert">
              {failure}
            </Alert>
          )}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" loading={busy} disabled={chosen.length === 0}>
              {technician ? 'Save' : needsPassword ? 'Create' : 'Make the link'}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
