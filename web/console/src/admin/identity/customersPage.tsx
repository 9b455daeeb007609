import { type CustomerAccountView, type CustomerPolicyView, call } from '@deskside/talk';
import { Alert, Badge, Button, Group, Modal, NumberInput, Paper, Stack, Switch, Table, Text, TextInput, Title } from '@mantine/core';
import { type FormEvent, useEffect, useState } from 'react';
import { notices } from '../../desk/notices.ts';
import { dayAndTime } from '../../parts/amounts.ts';
import { NewPassword } from '../../parts/newPassword.tsx';
import { passwordFault } from '../../parts/passwordRules.ts';
import { problemText } from '../../parts/problemText.ts';
import { Sure } from '../../parts/sure.tsx';
import { TableCard } from '../../parts/tableCard.tsx';
import { AdminPage } from '../adminPage.tsx';
import { useAnswer } from '../useAnswer.ts';
import { Empty } from './overviewPage.tsx';
import { texts } from './texts.ts';

export default function CustomersPage() {
  const [search, setSearch] = useState('');
  const { value, failure, reload } = useAnswer<CustomerAccountView[]>(`/customers?search=${encodeURIComponent(search)}`);
  const policies = useAnswer<CustomerPolicyView[]>('/customer-policies');
  const [creating, setCreating] = useState(false);
  const [closing, setClosing] = useState<CustomerAccountView>();

  const close = async (customer: CustomerAccountView) => {
    setClosing(undefined);
    const answer = await call('DELETE', `/customers/${customer.id}`);
    if (!answer.ok) notices.tell('warning', 'Not deactivated', problemText(answer.problem));
    await reload();
  };

  return (
    <AdminPage
      title="Customers"
      about="What guests, customers with an account and people of your directory may, and the accounts that you made for customers."
      failure={failure || policies.failure}
      action={<Button onClick={() => setCreating(true)}>New account</Button>}
    >
      <Stack mb="md">
        {policies.value?.map((policy) => (
          <Policy key={policy.kind} policy={policy} onSaved={policies.reload} />
        ))}
      </Stack>
      <TextInput
        label="Search accounts"
        placeholder="Name or address"
        maw="20rem"
        mb="sm"
        value={search}
        onChange={(event) => setSearch(event.currentTarget.value)}
      />
      <TableCard label="Accounts">
        <Table verticalSpacing="sm" horizontalSpacing="md">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Name</Table.Th>
              <Table.Th>E-mail</Table.Th>
              <Table.Th>Kind</Table.Th>
              <Table.Th>Since</Table.Th>
              <Table.Th aria-label="Actions" />
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {(value ?? []).map((customer) => (
              <Table.Tr key={customer.id}>
                <Table.Td>
                  <bdi>{customer.displayName}</bdi>
                </Table.Td>
                <Table.Td className="admin-wrap">{customer.email ?? '–'}</Table.Td>
                <Table.Td>{customer.kind === 'directory' ? 'Directory' : 'Account'}</Table.Td>
                <Table.Td>{dayAndTime(customer.createdAt)}</Table.Td>
                <Table.Td ta="right">
                  {customer.active ? (
                    <Button size="compact-sm" variant="subtle" color="red" onClick={() => setClosing(customer)}>
                      Deactivate
                    </Button>
                  ) : (
                    <Badge color="gray" tt="none">
                      Deactivated
                    </Badge>
                  )}
                </Table.Td>
              </Table.Tr>
            ))}
            {value?.length === 0 && <Empty columns={5} text="No account found." />}
          </Table.Tbody>
        </Table>
      </TableCard>
      {creating && <CustomerDialog onClose={() => setCreating(false)} onDone={reload} />}
      {closing && (
        <Sure
          title={`Deactivate ${closing.displayName}?`}
          text="Their sign-ins end at once. Past questions stay."
          yes="Deactivate"
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
  const [title, about] = texts.kinds[policy.kind] ?? [policy.kind, ''];
  return (
    <Paper withBorder radius="lg" p="md">
      <Title order={2} size="h5">
        {title}
      </Title>
      <Text size="sm" c="dimmed" mb="sm">
        {about}
      </Text>
      <Group align="flex-end" gap="xl">
        <Switch label="May ask" checked={draft.mayAsk} onChange={(event) => setDraft({ ...draft, mayAsk: event.currentTarget.checked })} />
        <Switch
          label="Must give an e-mail address"
          checked={draft.mustGiveMail}
          onChange={(event) => setDraft({ ...draft, mustGiveMail: event.currentTarget.checked })}
        />
        <NumberInput
          label="Priority in the queue"
          min={-10}
          max={10}
          w="10rem"
          value={draft.priority}
          onChange={(number) => setDraft({ ...draft, priority: Number(number) })}
        />
        <Button disabled={!changed} onClick={() => void save()}>
          Save
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
  const [fields, setFields] = useState({ displayName: '', email: '', password: '', again: '' });
  const [faults, setFaults] = useState({ password: '', again: '' });
  const [failure, setFailure] = useState('');
  const set = (field: keyof typeof fields) => (text: string) => setFields({ ...fields, [field]: text });

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const wrong = passwordFault(fields.password, fields.again);
    setFaults(wrong);
    if (wrong.password || wrong.again) return;
    const { again: _, ...body } = fields;
    const answer = await call('POST', '/customers', body);
    if (!answer.ok) return setFailure(problemText(answer.problem));
    onClose();
    await onDone();
  };

  return (
    <Modal opened onClose={onClose} title="New customer account" centered>
      <form onSubmit={submit}>
        <Stack>
          <TextInput
            label="Name"
            required
            data-autofocus
            value={fields.displayName}
            onChange={(event) => set('displayName')(event.currentTarget.value)}
          />
          <TextInput
            label="E-mail address"
            description="With it they sign in."
            type="email"
            required
            value={fields.email}
            onChange={(event) => set('email')(event.currentTarget.value)}
          />
          <NewPassword
            label="First password"
            password={fields.password}
            again={fields.again}
            faults={faults}
            onPassword={set('password')}
            onAgain={set('again')}
          />
          {failure && (
            <Alert color="red" role="alert">
              {failure}
            </Alert>
          )}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit">Create</Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
