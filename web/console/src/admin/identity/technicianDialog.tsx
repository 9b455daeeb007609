import { call, type InvitedTechnician, type RoleView, type TechnicianView } from '@deskside/talk';
import { Modal, SegmentedControl, Stack, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { notices } from '../../desk/notices.ts';
import { FormFoot } from '../../parts/formFoot.tsx';
import { NewPassword } from '../../parts/newPassword.tsx';
import { passwordFault } from '../../parts/passwordRules.ts';
import { problemText } from '../../parts/problemText.ts';
import { fill } from '../../texts/fill.ts';
import { ShownOnce } from '../shownOnce.tsx';
import { RolePicker } from './rolePicker.tsx';
import { texts } from './technicianTexts.ts';

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
    notices.tell('good', technician ? texts.saved : texts.created, fill(texts.createdText, { displayName: fields.displayName }));
    onClose();
  };

  if (link)
    return (
      <Modal opened onClose={onClose} title={fill(texts.invitationFor, { displayName: fields.displayName })} centered>
        <ShownOnce
          text={link}
          about={[fields.email && fill(texts.linkByMail, { address: fields.email }), texts.linkAbout].filter(Boolean).join(' ')}
          onClose={onClose}
        />
      </Modal>
    );
  return (
    <Modal
      opened
      onClose={onClose}
      title={technician ? fill(texts.changeOf, { displayName: technician.displayName }) : texts.newTechnician}
      centered
      size="lg"
    >
      <form onSubmit={submit}>
        <Stack>
          {!technician && (
            <SegmentedControl
              value={way}
              onChange={(value) => setWay(value as 'link' | 'password')}
              data={[
                { value: 'link', label: texts.byLink },
                { value: 'password', label: texts.byPassword },
              ]}
            />
          )}
          <TextInput
            label={texts.name}
            description={texts.nameAbout}
            required
            data-autofocus
            value={fields.displayName}
            onChange={(event) => set('displayName')(event.currentTarget.value)}
          />
          <TextInput label={texts.email} type="email" value={fields.email} onChange={(event) => set('email')(event.currentTarget.value)} />
          <RolePicker roles={roles} chosen={chosen} onChange={setChosen} />
          {needsPassword && (
            <>
              <TextInput
                label={texts.signInName}
                autoComplete="off"
                autoCapitalize="none"
                required
                value={fields.name}
                onChange={(event) => set('name')(event.currentTarget.value)}
              />
              <NewPassword
                label={texts.firstPassword}
                password={fields.password}
                again={fields.again}
                faults={faults}
                onPassword={set('password')}
                onAgain={set('again')}
              />
            </>
          )}
          <FormFoot
            failure={failure}
            action={technician ? texts.save : needsPassword ? texts.create : texts.makeLink}
            busy={busy}
            incomplete={chosen.length === 0}
            onClose={onClose}
          />
        </Stack>
      </form>
    </Modal>
  );
}
