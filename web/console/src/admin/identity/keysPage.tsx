import { type ApiKeyView, call, type NewApiKey } from '@deskside/talk';
import { Badge, Button, Checkbox, Code, Group, Modal, NativeSelect, Stack, Table, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { notices } from '../../desk/notices.ts';
import { dayAndTime } from '../../parts/amounts.ts';
import { FormFoot } from '../../parts/formFoot.tsx';
import { problemText } from '../../parts/problemText.ts';
import { Sure } from '../../parts/sure.tsx';
import { TableCard } from '../../parts/tableCard.tsx';
import { fill } from '../../texts/fill.ts';
import { AdminPage } from '../adminPage.tsx';
import { Empty } from '../emptyRow.tsx';
import { ShownOnce } from '../shownOnce.tsx';
import { useAnswer } from '../useAnswer.ts';
import { texts } from './keyTexts.ts';
import { texts as identity } from './texts.ts';

export default function KeysPage() {
  const { value, failure, reload } = useAnswer<ApiKeyView[]>('/api-keys');
  const [creating, setCreating] = useState(false);
  const [revoking, setRevoking] = useState<ApiKeyView>();

  const revoke = async (key: ApiKeyView) => {
    setRevoking(undefined);
    const answer = await call('DELETE', `/api-keys/${key.id}`);
    if (!answer.ok) notices.tell('warning', texts.notRevoked, problemText(answer.problem));
    await reload();
  };

  return (
    <AdminPage
      title={texts.title}
      about={texts.about}
      failure={failure}
      action={<Button onClick={() => setCreating(true)}>{texts.newKey}</Button>}
    >
      <TableCard label={texts.title}>
        <Table verticalSpacing="sm" horizontalSpacing="md">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{texts.name}</Table.Th>
              <Table.Th>{texts.key}</Table.Th>
              <Table.Th>{texts.scopes}</Table.Th>
              <Table.Th>{texts.lastUsed}</Table.Th>
              <Table.Th>{texts.goodUntil}</Table.Th>
              <Table.Th aria-label={texts.actions} />
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {(value ?? []).map((key) => (
              <Table.Tr key={key.id}>
                <Table.Td>
                  <bdi>{key.name}</bdi>
                </Table.Td>
                <Table.Td>
                  <Code>{key.prefix}…</Code>
                </Table.Td>
                <Table.Td>
                  <Group gap={4}>
                    {key.scopes.map((scope) => (
                      <Badge key={scope} variant="light" tt="none">
                        {scope}
                      </Badge>
                    ))}
                  </Group>
                </Table.Td>
                <Table.Td>{key.lastUsedAt ? dayAndTime(key.lastUsedAt) : texts.never}</Table.Td>
                <Table.Td>{key.expiresAt ? dayAndTime(key.expiresAt) : texts.untilRevoked}</Table.Td>
                <Table.Td ta="right">
                  {key.revokedAt ? (
                    <Badge color="gray" tt="none">
                      {texts.revoked}
                    </Badge>
                  ) : (
                    <Button size="compact-sm" variant="subtle" color="red" onClick={() => setRevoking(key)}>
                      {texts.revoke}
                    </Button>
                  )}
                </Table.Td>
              </Table.Tr>
            ))}
            {value?.length === 0 && <Empty columns={6} text={texts.none} />}
          </Table.Tbody>
        </Table>
      </TableCard>
      {creating && <KeyDialog onClose={() => setCreating(false)} onDone={reload} />}
      {revoking && (
        <Sure
          title={fill(texts.revokeAsk, { name: revoking.name })}
          text={texts.revokeText}
          yes={texts.revoke}
          onYes={() => void revoke(revoking)}
          onNo={() => setRevoking(undefined)}
        />
      )}
    </AdminPage>
  );
}

function KeyDialog({ onClose, onDone }: { onClose: () => void; onDone: () => Promise<void> }) {
  const [name, setName] = useState('');
  const [scopes, setScopes] = useState<string[]>([]);
  const [days, setDays] = useState('365');
  const [failure, setFailure] = useState('');
  const [made, setMade] = useState('');

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const answer = await call<NewApiKey>('POST', '/api-keys', {
      name: name.trim(),
      scopes,
      expiresInDays: days === '' ? null : Number(days),
    });
    if (!answer.ok) return setFailure(problemText(answer.problem));
    setMade(answer.value.key);
    await onDone();
  };

  return (
    <Modal opened onClose={onClose} title={texts.newTitle} centered>
      {made ? (
        <ShownOnce text={made} about={texts.shownOnceAbout} onClose={onClose} />
      ) : (
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
            <Checkbox.Group label={texts.scopes} description={texts.scopesAbout} value={scopes} onChange={setScopes}>
              <Stack gap="xs" mt="xs">
                {Object.entries(identity.scopes).map(([scope, text]) => (
                  <Checkbox key={scope} value={scope} label={text} description={scope} />
                ))}
              </Stack>
            </Checkbox.Group>
            <NativeSelect
              label={texts.goodFor}
              value={days}
              onChange={(event) => setDays(event.currentTarget.value)}
              data={[
                { value: '30', label: texts.days30 },
                { value: '90', label: texts.days90 },
                { value: '365', label: texts.oneYear },
                { value: '', label: texts.forEver },
              ]}
            />
            <FormFoot failure={failure} action={texts.make} incomplete={scopes.length === 0} onClose={onClose} />
          </Stack>
        </form>
      )}
    </Modal>
  );
}
