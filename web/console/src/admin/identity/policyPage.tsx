import { call, type ProviderView, type RoleView, type SignInPolicyView } from '@deskside/talk';
import { Alert, Badge, Button, Group, NumberInput, Paper, Stack, Switch, Text, Title } from '@mantine/core';
import { type FormEvent, useEffect, useState } from 'react';
import { notices } from '../../desk/notices.ts';
import { problemText } from '../../parts/problemText.ts';
import { AdminPage } from '../adminPage.tsx';
import { useAnswer } from '../useAnswer.ts';
import { texts } from './policyTexts.ts';
import { ProviderDialog } from './providerDialog.tsx';

/** How people sign in: the policy for technicians, single sign-on and directories. */
export default function PolicyPage() {
  const providers = useAnswer<ProviderView[]>('/sign-in/providers');
  const roles = useAnswer<RoleView[]>('/roles');
  const [open, setOpen] = useState<ProviderView | 'new'>();

  return (
    <AdminPage title={texts.title} about={texts.about} failure={providers.failure}>
      <Stack>
        <PolicyForm />
        <Paper withBorder radius="lg" p="md">
          <Group justify="space-between" mb="sm">
            <Title order={2} size="h4">
              {texts.providers}
            </Title>
            <Button size="compact-md" onClick={() => setOpen('new')}>
              {texts.addAProvider}
            </Button>
          </Group>
          {providers.value?.length === 0 && (
            <Text c="dimmed" size="sm">
              {texts.providersNone}
            </Text>
          )}
          <Stack gap="xs">
            {providers.value?.map((provider) => (
              <Provider key={provider.id} provider={provider} onChange={() => setOpen(provider)} />
            ))}
          </Stack>
        </Paper>
      </Stack>
      {open && (
        <ProviderDialog
          provider={open === 'new' ? undefined : open}
          roles={roles.value ?? []}
          onClose={() => setOpen(undefined)}
          onDone={providers.reload}
        />
      )}
    </AdminPage>
  );
}

function Provider({ provider, onChange }: { provider: ProviderView; onChange: () => void }) {
  const [said, setSaid] = useState<{ ok: boolean; steps: string[] }>();
  const [busy, setBusy] = useState(false);
  const test = async () => {
    setBusy(true);
    const answer = await call<{ ok: boolean; steps: string[] }>('POST', `/sign-in/providers/${provider.id}/test`, {});
    setBusy(false);
    setSaid(answer.ok ? answer.value : { ok: false, steps: [problemText(answer.problem)] });
  };
  return (
    <Paper withBorder radius="md" p="sm">
      <Group justify="space-between">
        <Group gap="xs">
          <Text fw={600}>
            <bdi>{provider.title}</bdi>
          </Text>
          <Badge variant="light" tt="none">
            {provider.kind === 'oidc' ? texts.oidc : 'LDAP'}
          </Badge>
          <Badge variant="light" tt="none" color="gray">
            {texts.audiences[provider.audience]}
          </Badge>
          {!provider.enabled && (
            <Badge color="gray" tt="none">
              {texts.off}
            </Badge>
          )}
        </Group>
        <Group gap="xs">
          <Button size="compact-sm" variant="default" loading={busy} onClick={() => void test()}>
            {texts.test}
          </Button>
          <Button size="compact-sm" variant="default" onClick={onChange}>
            {texts.change}
          </Button>
        </Group>
      </Group>
      <Text size="xs" c="dimmed" className="admin-wrap">
        {provider.issuer ?? `${provider.host}:${provider.port}`}
      </Text>
      {said && (
        <Alert mt="xs" color={said.ok ? 'green' : 'red'} role="status" withCloseButton onClose={() => setSaid(undefined)}>
          {said.steps.map((step) => (
            <Text key={step} size="sm">
              {step}
            </Text>
          ))}
        </Alert>
      )}
    </Paper>
  );
}

function PolicyForm() {
  const { value, failure, reload } = useAnswer<SignInPolicyView>('/sign-in/policy');
  const [policy, setPolicy] = useState<SignInPolicyView>();
  const [fault, setFault] = useState('');
  useEffect(() => setPolicy(value), [value]);
  if (!policy) return failure ? <Alert color="red">{failure}</Alert> : null;

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const answer = await call('PUT', '/sign-in/policy', policy);
    setFault(answer.ok ? '' : problemText(answer.problem));
    if (!answer.ok) return;
    notices.tell('good', texts.saved, texts.savedText);
    await reload();
  };

  return (
    <Paper withBorder radius="lg" p="md" component="form" onSubmit={submit}>
      <Title order={2} size="h4" mb="sm">
        {texts.technicians}
      </Title>
      <Stack>
        <Switch
          label={texts.secondFactor}
          description={texts.secondFactorAbout}
          checked={policy.secondFactor === 'required'}
          onChange={(event) => setPolicy({ ...policy, secondFactor: event.currentTarget.checked ? 'required' : 'optional' })}
        />
        <Group grow align="flex-start" preventGrowOverflow={false}>
          <NumberInput
            label={texts.shortestPassword}
            description={texts.shortestPasswordAbout}
            min={10}
            max={64}
            value={policy.minPassword ?? 10}
            onChange={(number) => setPolicy({ ...policy, minPassword: Number(number) })}
          />
          <NumberInput
            label={texts.idleMinutes}
            description={texts.idleMinutesAbout}
            min={5}
            max={1440}
            value={policy.idleMinutes ?? 720}
            onChange={(number) => setPolicy({ ...policy, idleMinutes: Number(number) })}
          />
          <NumberInput
            label={texts.mostHours}
            description={texts.mostHoursAbout}
            min={1}
            max={720}
            value={policy.absoluteHours ?? 168}
            onChange={(number) => setPolicy({ ...policy, absoluteHours: Number(number) })}
          />
        </Group>
        {fault && (
          <Alert color="red" role="alert">
            {fault}
          </Alert>
        )}
        <Group justify="flex-end">
          <Button type="submit">{texts.save}</Button>
        </Group>
      </Stack>
    </Paper>
  );
}
