import { call, type MailSettingsView } from '@deskside/talk';
import { Group, NumberInput, PasswordInput, Select, Stack, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { notices } from '../../desk/notices.ts';
import { problemText } from '../../parts/problemText.ts';
import { SaveFoot } from '../saveFoot.tsx';
import { texts } from './texts.ts';

export function MailSettingsForm({ known, onDone }: { known: MailSettingsView | undefined; onDone: () => Promise<void> | void }) {
  const [fields, setFields] = useState({
    host: known?.host ?? '',
    account: known?.account ?? '',
    password: '',
    fromAddress: known?.fromAddress ?? '',
    fromName: known?.fromName ?? '',
  });
  const [port, setPort] = useState<string | number>(known?.port ?? 587);
  const [security, setSecurity] = useState<string | null>(known?.security ?? 'startTls');
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [failure, setFailure] = useState('');
  const [busy, setBusy] = useState(false);
  const set = (name: keyof typeof fields) => (event: { currentTarget: { value: string } }) =>
    setFields({ ...fields, [name]: event.currentTarget.value });

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    const answer = await call('PUT', '/mail/settings', {
      ...fields,
      account: fields.account.trim() || undefined,
      password: fields.password || undefined,
      port: Number(port),
      security,
    });
    setBusy(false);
    setErrors(answer.ok ? {} : answer.problem.errors);
    setFailure(answer.ok || Object.keys(answer.problem.errors).length > 0 ? '' : problemText(answer.problem));
    if (!answer.ok) return;
    setFields({ ...fields, password: '' });
    notices.tell('good', texts.savedTitle, texts.saved);
    await onDone();
  };

  return (
    <form onSubmit={submit} className="settings-form">
      <Stack>
        <Group grow align="flex-start">
          <TextInput
            label={texts.host}
            description={texts.hostAbout}
            required
            value={fields.host}
            onChange={set('host')}
            error={errors.host}
          />
          <NumberInput
            label={texts.port}
            description={texts.portAbout}
            required
            min={1}
            max={65535}
            value={port}
            onChange={setPort}
            error={errors.port}
          />
        </Group>
        <Select
          label={texts.security}
          description={texts.securityAbout}
          data={[
            { value: 'startTls', label: texts.startTls },
            { value: 'none', label: texts.none },
          ]}
          value={security}
          onChange={setSecurity}
          allowDeselect={false}
          error={errors.security}
        />
        <Group grow align="flex-start">
          <TextInput
            label={texts.account}
            description={texts.accountAbout}
            autoComplete="off"
            value={fields.account}
            onChange={set('account')}
            error={errors.account}
          />
          <PasswordInput
            label={texts.password}
            description={known?.hasPassword ? texts.passwordKept : texts.passwordAbout}
            autoComplete="new-password"
            value={fields.password}
            onChange={set('password')}
            error={errors.password}
          />
        </Group>
        <Group grow align="flex-start">
          <TextInput
            label={texts.fromAddress}
            description={texts.fromAddressAbout}
            type="email"
            required
            value={fields.fromAddress}
            onChange={set('fromAddress')}
            error={errors.fromAddress}
          />
          <TextInput label={texts.fromName} required value={fields.fromName} onChange={set('fromName')} error={errors.fromName} />
        </Group>
        <SaveFoot failure={failure} action={texts.save} busy={busy} />
      </Stack>
    </form>
  );
}
