import { type ApiKeyView, call, type NewApiKey } from '@deskside/talk';
import { Alert, Badge, Button, Checkbox, Code, Group, Modal, NativeSelect, Stack, Table, Text, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { notices } from '../../desk/notices.ts';
import { dayAndTime } from '../../parts/amounts.ts';
import { problemText } from '../../parts/problemText.ts';
import { Sure } from '../../parts/sure.tsx';
import { TableCard } from '../../parts/tableCard.tsx';
import { AdminPage } from '../adminPage.tsx';
import { ShownOnce } from '../shownOnce.tsx';
import { useAnswer } from '../useAnswer.ts';
import { Empty } from './overviewPage.tsx';
import { texts } from './texts.ts';

export default function KeysPage() {
  const { value, failure, reload } = useAnswer<ApiKeyView[]>('/api-keys');
  const [creating, setCreating] = useState(false);
  const [revoking, setRevoking] = useState<ApiKeyView>();

  const revoke = async (key: ApiKeyView) => {
    setRevoking(undefined);
    const answer = await call('DELETE', `/api-keys/${key.id}`);
    if (!answer.ok) notices.tell('warning', 'Not revoked', problemText(answer.problem));
    await reload();
  };

  return (
    <AdminPage
      title="API keys"
      about="For programs, such as a ticket system. A key does what its scopes say and nothing else; it is sent as “Authorization: Bearer dsk_…”."
      failure={failure}
      action={<Button onClick={() => setCreating(true)}>New key</Button>}
    >
      <TableCard label="API keys">
        <Table verticalSpacing="sm" horizontalSpacing="md">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Name</Table.Th>
              <Table.Th>Key</Table.Th>
              <Table.Th>Scopes</Table.Th>
              <Table.Th>Last used</Table.Th>
              <Table.Th>Good until</Table.Th>
              <Table.Th aria-label="Actions" />
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
                <Table.Td>{key.lastUsedAt ? dayAndTime(key.lastUsedAt) : 'Never'}</Table.Td>
                <Table.Td>{key.expiresAt ? dayAndTime(key.expiresAt) : 'Until revoked'}</Table.Td>
                <Table.Td ta="right">
                  {key.revokedAt ? (
                    <Badge color="gray" tt="none">
                      Revoked
                    </Badge>
                  ) : (
                    <Button size="compact-sm" variant="subtle" color="red" onClick={() => setRevoking(key)}>
                      Revoke
                    </Button>
                  )}
                </Table.Td>
              </Table.Tr>
            ))}
            {value?.length === 0 && <Empty columns={6} text="There is no key yet." />}
          </Table.Tbody>
        </Table>
      </TableCard>
      {creating && <KeyDialog onClose={() => setCreating(false)} onDone={reload} />}
      {revoking && (
        <Sure
          title={`Revoke ${revoking.name}?`}
          text="Programs that use this key are refused at once. It cannot be undone."
          yes="Revoke"
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
    <Modal opened onClose={onClose} title="New API key" centered>
      {made ? (
        <ShownOnce text={made} about="Copy the key now: only its hash is kept, and nobody can show it again." onClose={onClose} />
      ) : (
        <form onSubmit={submit}>
          <Stack>
            <TextInput
              label="Name"
              description="What the key is for."
              required
              data-autofocus
              value={name}
              onChange={(event) => setName(event.currentTarget.value)}
            />
            <Checkbox.Group label="Scopes" description="As few as the program needs." value={scopes} onChange={setScopes}>
              <Stack gap="xs" mt="xs">
                {Object.entries(texts.scopes).map(([scope, text]) => (
                  <Checkbox key={scope} value={scope} label={text} description={scope} />
                ))}
              </Stack>
            </Checkbox.Group>
            <NativeSelect
              label="Good for"
              value={days}
              onChange={(event) => setDays(event.currentTarget.value)}
              data={[
                { value: '30', label: '30 days' },
                { value: '90', label: '90 days' },
                { value: '365', label: 'One year' },
                { value: '', label: 'Until it is revoked' },
              ]}
            />
            {failure && (
              <Alert color="red" role="alert">
                <Text size="sm">{failure}</Text>
              </Alert>
            )}
            <Group justify="flex-end">
              <Button variant="default" onClick={onClose}>
                Cancel
              </Button>
              <Button type="submit" disabled={scopes.length === 0}>
                Make the key
              </Button>
            </Group>
          </Stack>
        </form>
      )}
    </Modal>
  );
}
