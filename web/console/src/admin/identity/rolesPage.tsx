import { call, type Permission, type RoleView } from '@deskside/talk';
import { Badge, Button, Checkbox, Group, Modal, Paper, Stack, Text, TextInput, Title } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { notices } from '../../desk/notices.ts';
import { FormFoot } from '../../parts/formFoot.tsx';
import { problemText } from '../../parts/problemText.ts';
import { Sure } from '../../parts/sure.tsx';
import { fill } from '../../texts/fill.ts';
import { AdminPage } from '../adminPage.tsx';
import { useAnswer } from '../useAnswer.ts';
import { texts } from './roleTexts.ts';
import { texts as identity } from './texts.ts';

type Open = { kind: 'none' } | { kind: 'create' } | { kind: 'change' | 'remove'; role: RoleView };

export default function RolesPage() {
  const { value, failure, reload } = useAnswer<RoleView[]>('/roles');
  const [open, setOpen] = useState<Open>({ kind: 'none' });
  const close = () => setOpen({ kind: 'none' });

  const remove = async (role: RoleView) => {
    close();
    const answer = await call('DELETE', `/roles/${role.key}`);
    if (answer.ok) notices.tell('good', texts.removed, fill(texts.removedText, { title: role.title }));
    else notices.tell('warning', texts.notRemoved, problemText(answer.problem));
    await reload();
  };

  return (
    <AdminPage
      title={texts.title}
      about={texts.about}
      failure={failure}
      action={<Button onClick={() => setOpen({ kind: 'create' })}>{texts.newRole}</Button>}
    >
      <Stack>
        {(value ?? []).map((role) => (
          <Paper key={role.key} withBorder radius="lg" p="md">
            <Group justify="space-between" align="flex-start">
              <div>
                <Title order={2} size="h4">
                  <bdi>{role.title}</bdi>
                </Title>
                <Text size="xs" c="dimmed">
                  {role.key}
                  {role.builtIn && ` · ${texts.builtIn}`}
                </Text>
              </div>
              {!role.builtIn && (
                <Group gap="xs">
                  <Button size="compact-sm" variant="default" onClick={() => setOpen({ kind: 'change', role })}>
                    {texts.change}
                  </Button>
                  <Button size="compact-sm" variant="subtle" color="red" onClick={() => setOpen({ kind: 'remove', role })}>
                    {texts.remove}
                  </Button>
                </Group>
              )}
            </Group>
            <Group gap={6} mt="sm">
              {role.permissions.map((permission) => (
                <Badge key={permission} variant="light" tt="none" fw={500}>
                  {identity.permissions[permission]?.[0] ?? permission}
                </Badge>
              ))}
            </Group>
          </Paper>
        ))}
      </Stack>
      {open.kind === 'create' && <RoleDialog onClose={close} onDone={reload} />}
      {open.kind === 'change' && <RoleDialog role={open.role} onClose={close} onDone={reload} />}
      {open.kind === 'remove' && (
        <Sure
          title={fill(texts.removeAsk, { title: open.role.title })}
          text={texts.removeText}
          yes={texts.remove}
          onYes={() => void remove(open.role)}
          onNo={close}
        />
      )}
    </AdminPage>
  );
}

function RoleDialog({ role, onClose, onDone }: { role?: RoleView; onClose: () => void; onDone: () => Promise<void> }) {
  const [title, setTitle] = useState(role?.title ?? '');
  const [key, setKey] = useState('');
  const [chosen, setChosen] = useState<string[]>(role?.permissions ?? []);
  const [failure, setFailure] = useState('');
  const [busy, setBusy] = useState(false);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    const body = { title: title.trim(), permissions: chosen };
    const answer = role ? await call('PUT', `/roles/${role.key}`, body) : await call('POST', '/roles', { ...body, key: key.trim() });
    setBusy(false);
    if (!answer.ok) return setFailure(problemText(answer.problem));
    onClose();
    await onDone();
  };

  return (
    <Modal opened onClose={onClose} title={role ? fill(texts.changeOf, { title: role.title }) : texts.newRole} centered size="lg">
      <form onSubmit={submit}>
        <Stack>
          <TextInput
            label={texts.titleLabel}
            required
            data-autofocus
            value={title}
            onChange={(event) => setTitle(event.currentTarget.value)}
          />
          {!role && (
            <TextInput
              label={texts.key}
              description={texts.keyAbout}
              required
              autoCapitalize="none"
              value={key}
              onChange={(event) => setKey(event.currentTarget.value)}
            />
          )}
          <Checkbox.Group label={texts.permissions} value={chosen} onChange={setChosen}>
            <Stack gap="xs" mt="xs">
              {(Object.keys(identity.permissions) as Permission[]).map((permission) => (
                <Checkbox
                  key={permission}
                  value={permission}
                  label={identity.permissions[permission][0]}
                  description={identity.permissions[permission][1]}
                />
              ))}
            </Stack>
          </Checkbox.Group>
          <FormFoot failure={failure} action={texts.save} busy={busy} incomplete={chosen.length === 0} onClose={onClose} />
        </Stack>
      </form>
    </Modal>
  );
}
