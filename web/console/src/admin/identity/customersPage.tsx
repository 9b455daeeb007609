import { type CustomerAccountView, type CustomerPolicyView, call } from '@deskside/talk';
import { Alert, Badge, Button, Group, Modal, NumberInput, Paper, Stack, Switch, Table, Text, TextInput, Title } from '@mantine/core';
import { useEffect, useState } from 'react';
import { notices } from '../../desk/notices.ts';
import { dayAndTime } from '../../parts/amounts.ts';
import { PasswordForm } from '../../parts/passwordForm.tsx';
import { problemText } from '../../parts/problemText.ts';
import { Sure } from '../../parts/sure.tsx';
import { TableCard } from '../../parts/tableCard.tsx';
import { fill } from '../../texts/fill.ts';
import { AdminPage } from '../adminPage.tsx';
import { Empty } from '../emptyRow.tsx';
import { useAnswer } from '../useAnswer.ts';
import { texts } from './customerTexts.ts';
import { texts as identity } from './texts.ts';

export default function CustomersPage() {
  const [search, setSearch] = useState('');
  const { value, failure, reload } = useAnswer<CustomerAccountView[]>(`/customers?search=${encodeURIComponent(search)}`);
  const policies = useAnswer<CustomerPolicyView[]>('/customer-policies');
  const [creating, setCreating] = useState(false);
  const [closing, setClosing] = useState<CustomerAccountView>();

  const close = async (customer: CustomerAccountView) => {
    setClosing(undefined);
    const answer = await call('DELETE', `/customers/${customer.id}`);
    if (!answer.ok) notices.tell('warning', texts.notDeactivated, problemText(answer.problem));
    await reload();
  };

  return (
    <AdminPage
      title={texts.title}
      about={texts.about}
      failure={failure || policies.failure}
      action={<Button onClick={() => setCreating(true)}>{texts.newAccount}</Button>}
    >
      <Stack mb="md">
        {policies.value?.map((policy) => (
          <Policy key={policy.kind} policy={policy} onSaved={policies.reload} />
        ))}
      </Stack>
      <TextInput
        label={texts.search}
        placeholder={texts.searchExample}
        maw="20rem"
        mb="sm"
        value={search}
        onChange={(event) => setSearch(event.currentTarget.value)}
      />
      <TableCard label={texts.accounts}>
        <Table verticalSpacing="sm" horizontalSpacing="md">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{texts.name}</Table.Th>
              <Table.Th>{texts.email}</Table.Th>
              <Table.Th>{texts.kind}</Table.Th>
              <Table.Th>{texts.since}</Table.Th>
              <Table.Th aria-label={texts.actions} />
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {(value ?? []).map((customer) => (
              <Table.Tr key={customer.id}>
                <Table.Td>
                  <bdi>{customer.displayName}</bdi>
                </Table.Td>
                <Table.Td className="admin-wrap">{customer.email ?? '–'}</Table.Td>
                <Table.Td>{customer.kind === 'directory' ? texts.directory : texts.account}</Table.Td>
                <Table.Td>{dayAndTime(customer.createdAt)}</Table.Td>
                <Table.Td ta="right">
                  {customer.active ? (
                    <Button size="compact-sm" variant="subtle" color="red" onClick={() => setClosing(customer)}>
                      {texts.deactivate}
                    </Button>
                  ) : (
                    <Badge color="gray" tt="none">
                      {texts.deactivated}
                    </Badge>
                  )}
                </Table.Td>
              </Table.Tr>
            ))}
            {value?.length === 0 && <Empty columns={5} text={texts.none} />}
          </Table.Tbody>
        </Table>
      </TableCard>
      {creating && <CustomerDialog onClose={() => setCreating(false)} onDone={reload} />}
      {closing && (
        <Sure
          title={fill(texts.deactivateAsk, { displayName: closing.displayName })}
          text={texts.deactivateText}
          yes={texts.deactivate}
          onYes={() => void close(closing)}
          onNo={() => setClosing(undefined)}
        />
      )}
    </AdminPage>
  );
}

function Policy({ policy, onSaved }: { policy: CustomerPolicyView; onSaved: () => Promise<void> }) {
  const [draft, setDraft] = useState(policy);
  const [failure, setFailure] = useState('');
  useEffect(() => setDraft(policy), [policy]);
  const changed = JSON.stringify(draft) !== JSON.stringify(policy);
  const save = async () => {
    const answer = await call('PUT', `/customer-policies/${policy.kind}`, draft);
    setFailure(answer.ok ? '' : problemText(answer.problem));
    if (answer.ok) await onSaved();
  };
  const [title, about] = identity.kinds[policy.kind] ?? [policy.kind, ''];
  return (
    <Paper withBorder radius="lg" p="md">
      <Title order={2} size="h5">
        {title}
      </Title>
      <Text size="sm" c="dimmed" mb="sm">
        {about}
      </Text>
      <Group align="flex-end" gap="xl">
        <Switch
          label={texts.mayAsk}
          checked={draft.mayAsk}
          onChange={(event) => setDraft({ ...draft, mayAsk: event.currentTarget.checked })}
        />
        <Switch
          label={texts.mustGiveAddress}
          checked={draft.mustGiveMail}
          onChange={(event) => setDraft({ ...draft, mustGiveMail: event.currentTarget.checked })}
        />
        <NumberInput
          label={texts.priority}
          min={-10}
          max={10}
          w="10rem"
          value={draft.priority}
          onChange={(number) => setDraft({ ...draft, priority: Number(number) })}
        />
        <Button disabled={!changed} onClick={() => void save()}>
          {texts.save}
        </Button>
      </Group>
      {failure && (
        <Alert color="red" role="alert" mt="sm">
          {failure}
        </Alert>
      )}
    </Paper>
  );
}

function CustomerDialog({ onClose, onDone }: { onClose: () => void; onDone: () => Promise<void> }) {
  const [displayName, setDisplayName] = useState('');
  const [email, setEmail] = useState('');
  const submit = async (password: string) => {
    const answer = await call('POST', '/customers', { displayName, email, password });
    if (!answer.ok) return answer.problem;
    onClose();
    await onDone();
  };
  return (
    <Modal opened onClose={onClose} title={texts.newTitle} centered>
      <PasswordForm label={texts.firstPassword} send={texts.create} onCancel={onClose} submit={submit}>
        <TextInput
          label={texts.name}
          required
          data-autofocus
          value={displayName}
          onChange={(event) => setDisplayName(event.currentTarget.value)}
        />
        <TextInput
          label={texts.emailAddress}
          description={texts.emailAddressAbout}
          type="email"
          required
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
      </PasswordForm>
    </Modal>
  );
}
