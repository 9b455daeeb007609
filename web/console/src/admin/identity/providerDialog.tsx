import { call, type ProviderView, type RoleView } from '@deskside/talk';
import { Alert, Button, Code, Group, Modal, NativeSelect, PasswordInput, Stack, Switch, Text, Textarea, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { notices } from '../../desk/notices.ts';
import { problemText } from '../../parts/problemText.ts';
import { fill } from '../../texts/fill.ts';
import { texts } from './providerTexts.ts';
import { RolePicker } from './rolePicker.tsx';

interface Props {
  provider?: ProviderView;
  roles: RoleView[];
  onClose: () => void;
  onDone: () => Promise<void>;
}

type Fields = Record<string, string>;

const oidcFields = ['issuer', 'applicationId', 'scopes'] as const;
const ldapFields = ['host', 'port', 'baseDn', 'bindDn', 'personClass', 'nameAttribute', 'idAttribute', 'groupDn'] as const;

/** One provider: where it is, whom it lets in, and what becomes of new people. */
export function ProviderDialog({ provider, roles, onClose, onDone }: Props) {
  const [kind, setKind] = useState<string>(provider?.kind ?? 'oidc');
  const [audience, setAudience] = useState<string>(provider?.audience ?? 'technicians');
  const [enabled, setEnabled] = useState(provider?.enabled ?? false);
  const [creates, setCreates] = useState(provider?.newAccounts === 'create');
  const [chosen, setChosen] = useState<string[]>(provider?.roles.length ? provider.roles : ['technician']);
  const [security, setSecurity] = useState<string>(provider?.security ?? 'tls');
  const [fields, setFields] = useState<Fields>(() => initial(provider));
  const [errors, setErrors] = useState<Fields>({});
  const [failure, setFailure] = useState('');
  const set = (name: string) => (text: string) => setFields({ ...fields, [name]: text });
  const shown = kind === 'oidc' ? oidcFields : ldapFields;

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const own = Object.fromEntries(shown.map((name) => [name, fields[name]?.trim() || null]));
    const body = {
      ...own,
      ...(kind === 'ldap' ? { port: Number(fields.port), security, caCertificate: fields.caCertificate?.trim() || null } : {}),
      kind,
      audience,
      title: fields.title?.trim(),
      enabled,
      newAccounts: creates ? 'create' : 'refuse',
      roles: creates && audience === 'technicians' ? chosen : null,
      secret: fields.secret || null,
    };
    const answer = provider ? await call('PUT', `/sign-in/providers/${provider.id}`, body) : await call('POST', '/sign-in/providers', body);
    if (!answer.ok) {
      // Each at its own field; what has none here is said below.
      setErrors(answer.problem.errors);
      const placed = Object.keys(answer.problem.errors).every((name) => name in fields);
      return setFailure(placed && Object.keys(answer.problem.errors).length > 0 ? '' : problemText(answer.problem));
    }
    notices.tell('good', texts.saved, texts.savedText);
    onClose();
    await onDone();
  };

  const remove = async () => {
    if (!provider) return;
    const answer = await call('DELETE', `/sign-in/providers/${provider.id}`);
    if (!answer.ok) return setFailure(problemText(answer.problem));
    onClose();
    await onDone();
  };

  return (
    <Modal opened onClose={onClose} title={provider ? fill(texts.changeOf, { title: provider.title }) : texts.add} centered size="lg">
      <form onSubmit={submit}>
        <Stack>
          {!provider && (
            <Group grow>
              <NativeSelect
                label={texts.kind}
                value={kind}
                onChange={(event) => setKind(event.currentTarget.value)}
                data={[
                  { value: 'oidc', label: texts.oidc },
                  { value: 'ldap', label: texts.ldap },
                ]}
              />
              <NativeSelect
                label={texts.audience}
                value={audience}
                onChange={(event) => setAudience(event.currentTarget.value)}
                data={[
                  { value: 'technicians', label: texts.technicians },
                  { value: 'customers', label: texts.customers },
                ]}
              />
            </Group>
          )}
          <TextInput
            label={texts.title}
            description={texts.titleAbout}
            required
            data-autofocus
            error={errors.title}
            value={fields.title}
            onChange={(event) => set('title')(event.currentTarget.value)}
          />
          {shown.map((name) => (
            <TextInput
              key={name}
              label={texts.fields[name].label}
              description={texts.fields[name].about}
              required={name !== 'groupDn'}
              autoCapitalize="none"
              error={errors[name]}
              value={fields[name]}
              onChange={(event) => set(name)(event.currentTarget.value)}
            />
          ))}
          {kind === 'ldap' && (
            <>
              <NativeSelect
                label={texts.security}
                value={security}
                onChange={(event) => setSecurity(event.currentTarget.value)}
                data={[
                  { value: 'tls', label: 'TLS' },
                  { value: 'startTls', label: texts.startTls },
                  { value: 'none', label: texts.plain },
                ]}
              />
              <Textarea
                label={texts.certificate}
                description={texts.certificateAbout}
                autosize
                maxRows={6}
                error={errors.caCertificate}
                value={fields.caCertificate}
                onChange={(event) => set('caCertificate')(event.currentTarget.value)}
              />
            </>
          )}
          <PasswordInput
            label={kind === 'oidc' ? texts.applicationSecret : texts.searchPassword}
            description={provider?.hasSecret ? texts.secretKept : texts.secretAbout}
            autoComplete="new-password"
            error={errors.secret}
            value={fields.secret}
            onChange={(event) => set('secret')(event.currentTarget.value)}
          />
          {provider?.kind === 'oidc' && (
            <Text size="sm">
              {texts.returnAddress} <Code className="admin-wrap">{provider.returnAddress}</Code>
            </Text>
          )}
          <Switch
            label={texts.create}
            description={audience === 'technicians' ? texts.createTechniciansAbout : texts.createCustomersAbout}
            checked={creates}
            onChange={(event) => setCreates(event.currentTarget.checked)}
          />
          {creates && audience === 'technicians' && <RolePicker roles={roles} chosen={chosen} onChange={setChosen} />}
          <Switch label={texts.on} checked={enabled} onChange={(event) => setEnabled(event.currentTarget.checked)} />
          {failure && (
            <Alert color="red" role="alert">
              {failure}
            </Alert>
          )}
          <Group justify="space-between">
            {provider ? (
              <Button variant="subtle" color="red" onClick={() => void remove()}>
                {texts.remove}
              </Button>
            ) : (
              <span />
            )}
            <Group>
              <Button variant="default" onClick={onClose}>
                {texts.cancel}
              </Button>
              <Button type="submit">{texts.save}</Button>
            </Group>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

function initial(provider: ProviderView | undefined): Fields {
  const text = (value: string | number | null | undefined, otherwise: string) =>
    value === null || value === undefined ? otherwise : String(value);
  return {
    title: text(provider?.title, ''),
    issuer: text(provider?.issuer, ''),
    applicationId: text(provider?.applicationId, ''),
    scopes: text(provider?.scopes, 'profile email'),
    host: text(provider?.host, ''),
    port: text(provider?.port, '636'),
    caCertificate: text(provider?.caCertificate, ''),
    baseDn: text(provider?.baseDn, ''),
    bindDn: text(provider?.bindDn, ''),
    personClass: text(provider?.personClass, 'person'),
    nameAttribute: text(provider?.nameAttribute, 'uid'),
    idAttribute: text(provider?.idAttribute, 'entryUUID'),
    groupDn: text(provider?.groupDn, ''),
    secret: '',
  };
}
