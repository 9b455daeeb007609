import { call } from '@deskside/talk';
import { Group, Modal, NumberInput, Select, Stack, Textarea, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { notices } from '../../desk/notices.ts';
import { FormFoot } from '../../parts/formFoot.tsx';
import { ownNames } from '../../parts/ownNames.ts';
import { problemText } from '../../parts/problemText.ts';
import { texts } from './texts.ts';

export function InviteForm({ onClose, onDone }: { onClose: () => void; onDone: () => Promise<void> }) {
  const [fields, setFields] = useState({ address: '', name: '', message: '', at: '', portal: '' });
  const [language, setLanguage] = useState<string | null>('en');
  const [minutes, setMinutes] = useState<string | number>(30);
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [failure, setFailure] = useState('');
  const [busy, setBusy] = useState(false);
  const set = (name: keyof typeof fields) => (event: { currentTarget: { value: string } }) =>
    setFields({ ...fields, [name]: event.currentTarget.value });

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    const answer = await call('POST', '/invitations', {
      address: fields.address.trim(),
      name: fields.name.trim() || undefined,
      language,
      portal: fields.portal.trim() || undefined,
      message: fields.message.trim() || undefined,
      appointment: fields.at
        ? { at: new Date(fields.at).toISOString(), minutes: Number(minutes), timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone }
        : undefined,
    });
    setBusy(false);
    if (!answer.ok) {
      setErrors(answer.problem.errors);
      setFailure(Object.keys(answer.problem.errors).length > 0 ? '' : problemText(answer.problem));
      return;
    }
    notices.tell(
      'good',
      texts.invited,
      texts.sent.replace('{address}', () => fields.address.trim()),
    );
    onClose();
    await onDone();
  };

  return (
    <Modal opened onClose={onClose} title={texts.invite} centered>
      <form onSubmit={submit}>
        <Stack>
          <TextInput
            label={texts.address}
            type="email"
            required
            data-autofocus
            value={fields.address}
            onChange={set('address')}
            error={errors.address}
          />
          <TextInput label={texts.name} description={texts.nameAbout} value={fields.name} onChange={set('name')} error={errors.name} />
          <Select
            label={texts.language}
            description={texts.languageAbout}
            data={Object.entries(ownNames).map(([value, label]) => ({ value, label }))}
            value={language}
            onChange={setLanguage}
            allowDeselect={false}
            error={errors.language}
          />
          <Textarea
            label={texts.message}
            description={texts.messageAbout}
            autosize
            minRows={3}
            value={fields.message}
            onChange={set('message')}
            error={errors.message}
          />
          <Group grow align="flex-start">
            <TextInput
              label={texts.appointment}
              description={texts.appointmentAbout}
              type="datetime-local"
              value={fields.at}
              onChange={set('at')}
              error={errors['appointment.at']}
            />
            {fields.at && (
              <NumberInput
                label={texts.minutes}
                min={5}
                max={480}
                value={minutes}
                onChange={setMinutes}
                error={errors['appointment.minutes']}
              />
            )}
          </Group>
          <FormFoot failure={failure} action={texts.send} busy={busy} onClose={onClose} />
        </Stack>
      </form>
    </Modal>
  );
}
