import { call, type ProviderChoice, type SecurityView } from '@deskside/talk';
import { Alert, Badge, Button, Group, Modal, Paper, Stack, Table, Text, TextInput, Title } from '@mantine/core';
import { type FormEvent, type ReactNode, useEffect, useState } from 'react';
import { AdminPage } from '../admin/adminPage.tsx';
import { texts as identity } from '../admin/identity/texts.ts';
import { useAnswer } from '../admin/useAnswer.ts';
import { useDesk } from '../desk/deskContext.ts';
import { notices } from '../desk/notices.ts';
import { dayAndTime } from '../parts/amounts.ts';
import { ChangePassword } from '../parts/changePassword.tsx';
import { FormFoot } from '../parts/formFoot.tsx';
import { leastCharacters } from '../parts/passwordRules.ts';
import { problemText } from '../parts/problemText.ts';
import { TableCard } from '../parts/tableCard.tsx';
import { fill } from '../texts/fill.ts';
import { AuthenticatorDialog } from './authenticator.tsx';
import { addPasskey, passkeysWork } from './passkeys.ts';
import { Prove } from './prove.tsx';
import { RecoveryCodes } from './recoveryCodes.tsx';
import { texts } from './texts.ts';

type Open = 'none' | 'password' | 'totp' | 'passkey' | 'prove';

/** My account: password, second factor, passkeys, where I am signed in. */
export function AccountPage() {
  const [desk, { me }] = useDesk();
  const { value: security, failure, reload } = useAnswer<SecurityView>('/me/security');
  const [open, setOpen] = useState<Open>('none');
  const [then, setThen] = useState<() => void>();
  const [codes, setCodes] = useState<string[]>();
  const [providers, setProviders] = useState<ProviderChoice[]>([]);

  useEffect(() => {
    const said = location.hash;
    if (said === '#linked') notices.tell('good', texts.linked, texts.linkedText);
    if (said === '#not-linked') notices.tell('warning', texts.notLinked, texts.notLinkedText);
    if (said) history.replaceState(null, '', location.pathname);
    void call<{ providers: ProviderChoice[] }>('GET', '/me/links').then((answer) => {
      if (answer.ok) setProviders(answer.value.providers.filter((provider) => provider.kind === 'oidc'));
    });
  }, []);

  // What would let a stolen cookie stay in needs a proof of the last ten minutes: asked for when the server says so.
  const guarded = async (work: () => Promise<{ ok: unknown; problem?: { code: string } }>) => {
    const answer = await work();
    if (answer.ok === false && answer.problem?.code === 'prove-first') {
      setThen(() => () => void guarded(work));
      setOpen('prove');
    } else if (answer.ok === false) notices.tell('warning', texts.notDone, problemText(answer.problem as never));
    await reload();
    if (me?.mustEnrol) await desk.start();
  };
  const proved = (next: Open) => {
    if (security?.isProved) setOpen(next);
    else {
      setThen(() => () => setOpen(next));
      setOpen('prove');
    }
  };

  return (
    <AdminPage title={texts.title} about={texts.about} failure={failure}>
      {me?.mustEnrol && (
        <Alert color="orange" title={texts.mustEnrol} mb="md">
          {texts.mustEnrolText}
        </Alert>
      )}
      {security && (
        <Stack>
          {security.hasPassword && (
            <Card title={texts.password} action={<Button onClick={() => setOpen('password')}>{texts.changePassword}</Button>}>
              {fill(texts.passwordText, { minPassword: security.policy.minPassword ?? leastCharacters })}
            </Card>
          )}
          <Card
            title={texts.authenticator}
            badge={security.totpAt ? texts.on : undefined}
            action={
              security.totpAt ? (
                <Group gap="xs">
                  <Button
                    variant="default"
                    onClick={() =>
                      void guarded(async () => {
                        const answer = await call<{ codes: string[] }>('POST', '/me/recovery-codes');
                        if (answer.ok) setCodes(answer.value.codes);
                        return answer;
                      })
                    }
                  >
                    {texts.newCodes}
                  </Button>
                  <Button variant="subtle" color="red" onClick={() => void guarded(() => call('DELETE', '/me/totp'))}>
                    {texts.turnOff}
                  </Button>
                </Group>
              ) : (
                <Button onClick={() => proved('totp')}>{texts.setUp}</Button>
              )
            }
          >
            {security.totpAt
              ? fill(texts.authenticatorSince, { at: dayAndTime(security.totpAt), left: security.recoveryCodesLeft ?? 0 })
              : texts.authenticatorNone}
          </Card>
          <Card
            title={texts.passkeys}
            action={
              <Button disabled={!passkeysWork} onClick={() => proved('passkey')}>
                {texts.addPasskey}
              </Button>
            }
          >
            {passkeysWork ? texts.passkeysText : texts.passkeysNone}
            <Stack gap={4} mt={security.passkeys.length ? 'sm' : 0}>
              {security.passkeys.map((passkey) => (
                <Group key={passkey.id} justify="space-between" wrap="nowrap">
                  <Text size="sm">
                    <bdi>{passkey.name}</bdi>
                    {fill(passkey.lastUsedAt ? texts.sinceAndUsed : texts.since, {
                      since: dayAndTime(passkey.createdAt),
                      used: passkey.lastUsedAt ? dayAndTime(passkey.lastUsedAt) : '',
                    })}
                  </Text>
                  <Button
                    size="compact-sm"
                    variant="subtle"
                    color="red"
                    onClick={() => void guarded(() => call('DELETE', `/me/passkeys/${passkey.id}`))}
                  >
                    {texts.remove}
                  </Button>
                </Group>
              ))}
            </Stack>
          </Card>
          {providers.map((provider) => (
            <Card
              key={provider.id}
              title={provider.title}
              action={
                <Button
                  variant="default"
                  onClick={() =>
                    void guarded(async () => {
                      const answer = await call<{ address: string }>('POST', `/me/links/${provider.id}`);
                      if (answer.ok) location.assign(answer.value.address);
                      return answer;
                    })
                  }
                >
                  {texts.tie}
                </Button>
              }
            >
              {fill(texts.tieText, { title: provider.title })}
            </Card>
          ))}
          <TableCard label={texts.signIns}>
            <Table verticalSpacing="sm" horizontalSpacing="md">
              <Table.Caption>{texts.signInsAbout}</Table.Caption>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{texts.browser}</Table.Th>
                  <Table.Th>{texts.address}</Table.Th>
                  <Table.Th>{texts.by}</Table.Th>
                  <Table.Th>{texts.usedLast}</Table.Th>
                  <Table.Th aria-label={texts.actions} />
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {security.signIns.map((signIn) => (
                  <Table.Tr key={signIn.id}>
                    <Table.Td className="admin-wrap">
                      <Text size="sm">{browserName(signIn.browser)}</Text>
                    </Table.Td>
                    <Table.Td>{signIn.address}</Table.Td>
                    <Table.Td>{identity.methods[signIn.method] ?? signIn.method}</Table.Td>
                    <Table.Td>{dayAndTime(signIn.seenAt)}</Table.Td>
                    <Table.Td ta="right">
                      {signIn.current ? (
                        <Badge tt="none">{texts.thisBrowser}</Badge>
                      ) : (
                        <Button
                          size="compact-sm"
                          variant="subtle"
                          color="red"
                          onClick={() => void guarded(() => call('DELETE', `/me/sign-ins/${signIn.id}`))}
                        >
                          {texts.end}
                        </Button>
                      )}
                    </Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </TableCard>
          <Group justify="flex-end">
            <Button variant="default" onClick={() => void desk.signOut('everywhere')}>
              {texts.signOutEverywhere}
            </Button>
          </Group>
        </Stack>
      )}
      {open === 'password' && <ChangePassword onClose={() => setOpen('none')} />}
      {open === 'totp' && (
        <AuthenticatorDialog
          onClose={() => setOpen('none')}
          onDone={async () => {
            await reload();
            if (me?.mustEnrol) await desk.start();
          }}
        />
      )}
      {open === 'passkey' && (
        <PasskeyDialog
          onClose={() => setOpen('none')}
          onAdd={(name) => {
            setOpen('none');
            void guarded(() => addPasskey(name) as never);
          }}
        />
      )}
      {open === 'prove' && (
        <Prove
          hasPassword={security?.hasPassword ?? true}
          onClose={() => setOpen('none')}
          onDone={() => {
            setOpen('none');
            void reload();
            then?.();
          }}
        />
      )}
      {codes && (
        <Modal opened onClose={() => setCodes(undefined)} title={texts.newCodes} centered>
          <RecoveryCodes codes={codes} onClose={() => setCodes(undefined)} />
        </Modal>
      )}
    </AdminPage>
  );
}

function Card({ title, badge, action, children }: { title: string; badge?: string; action: ReactNode; children: ReactNode }) {
  return (
    <Paper withBorder radius="lg" p="md">
      <Group justify="space-between" align="flex-start" gap="sm">
        <div style={{ flex: 1, minWidth: 'min(16rem, 100%)' }}>
          <Group gap="xs">
            <Title order={2} size="h5">
              {title}
            </Title>
            {badge && (
              <Badge color="green" tt="none">
                {badge}
              </Badge>
            )}
          </Group>
          <Text component="div" size="sm" c="dimmed">
            {children}
          </Text>
        </div>
        {action}
      </Group>
    </Paper>
  );
}

function PasskeyDialog({ onClose, onAdd }: { onClose: () => void; onAdd: (name: string) => void }) {
  const [name, setName] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onAdd(name.trim());
  };
  return (
    <Modal opened onClose={onClose} title={texts.addPasskey} centered>
      <form onSubmit={submit}>
        <Stack>
          <TextInput
            label={texts.name}
            description={texts.nameAbout}
            required
            data-autofocus
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <FormFoot failure={undefined} action={texts.goOn} onClose={onClose} />
        </Stack>
      </form>
    </Modal>
  );
}

/** "Firefox on Linux" out of what a browser says of itself; else the beginning of it. */
function browserName(text: string): string {
  const browser = /(Edg|OPR|Firefox|Chrome|Safari)\//.exec(text)?.[1];
  const system = /(Windows|Android|iPhone|iPad|Mac OS X|CrOS|Linux)/.exec(text)?.[1];
  const names: Record<string, string> = { Edg: 'Edge', OPR: 'Opera' };
  if (!browser) return text.slice(0, 40) || texts.unknown;
  const name = names[browser] ?? browser;
  return system ? fill(texts.browserOn, { browser: name, system }) : name;
}
