import { call, type HoursSettings, type PortalDeskView, type QueueSettings } from '@deskside/talk';
import { Alert, Badge, Button, Group, NumberInput, Stack, Table, Text, Title } from '@mantine/core';
import { type FormEvent, useEffect, useState } from 'react';
import { notices } from '../../desk/notices.ts';
import { problemText } from '../../parts/problemText.ts';
import { TableCard } from '../../parts/tableCard.tsx';
import { AdminPage } from '../adminPage.tsx';
import { useRead } from '../useRead.ts';
import { inWords } from './hours.ts';
import { HoursEditor } from './hoursEditor.tsx';
import { PortalForm } from './portalForm.tsx';

type NumberKey = 'mostParallel' | 'offerSeconds' | 'agingMinutes' | 'callWhenAhead' | 'keepPlaceHours' | 'dueMinutes';

const numbers: { key: NumberKey; label: string; about: string; least: number; most: number }[] = [
  {
    key: 'mostParallel',
    label: 'Sessions beside each other',
    about: 'How many a technician may hold; those on hold do not count.',
    least: 1,
    most: 10,
  },
  {
    key: 'offerSeconds',
    label: 'Seconds until an alert rolls on',
    about: 'Who does not answer until then is passed over.',
    least: 5,
    most: 600,
  },
  {
    key: 'agingMinutes',
    label: 'Minutes that weigh as much as one priority',
    about: 'So that nobody with a low priority waits for ever.',
    least: 1,
    most: 10_080,
  },
  {
    key: 'dueMinutes',
    label: 'Open minutes until an answer is due',
    about: 'For what is asked outside the hours.',
    least: 1,
    most: 10_080,
  },
  {
    key: 'keepPlaceHours',
    label: 'Hours for which a place is kept',
    about: 'After that, who does not come back has left.',
    least: 1,
    most: 168,
  },
  {
    key: 'callWhenAhead',
    label: 'Call by mail when so many are ahead',
    about: 'Whoever kept a place with an address is called then.',
    least: 0,
    most: 100,
  },
];

/** The organisation's hours and how its queue works, and what portals have of their own. */
export default function HoursPage() {
  const settings = useRead<QueueSettings>('/queue/settings');
  const portals = useRead<PortalDeskView[]>('/queue/portals');
  const [editing, setEditing] = useState<PortalDeskView>();
  return (
    <AdminPage
      title="Hours and queue"
      about="When you are open, and how the queue works. A question that comes outside the hours waits with a time by which it is due."
      failure={settings.failure || portals.failure}
    >
      {settings.value && <SettingsForm known={settings.value} onDone={settings.read} />}
      <Title order={2} size="h4" mt="xl" mb={4}>
        Portals
      </Title>
      <Text size="sm" c="dimmed" mb="sm">
        A portal can have hours of its own, and can let its customers choose what they need help with.
      </Text>
      <TableCard label="Portals">
        <Table verticalSpacing="sm" horizontalSpacing="md">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Portal</Table.Th>
              <Table.Th>Hours</Table.Th>
              <Table.Th>Skills to choose from</Table.Th>
              <Table.Th aria-label="Actions" />
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {(portals.value ?? []).map((portal) => (
              <Table.Tr key={portal.portal}>
                <Table.Td className="admin-wrap">
                  <bdi>{portal.title}</bdi>{' '}
                  <Badge size="sm" variant="light" color={portal.isOpenNow ? 'teal' : 'gray'} tt="none">
                    {portal.isOpenNow ? 'Open now' : 'Closed now'}
                  </Badge>
                </Table.Td>
                <Table.Td className="admin-wrap">{portal.hours ? inWords(portal.hours) : 'Its team’s, else the organisation’s'}</Table.Td>
                <Table.Td className="admin-wrap">{portal.skills.join(', ') || '–'}</Table.Td>
                <Table.Td align="right">
                  <Button size="compact-sm" variant="default" aria-label={`Change ${portal.title}`} onClick={() => setEditing(portal)}>
                    Change
                  </Button>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </TableCard>
      {editing && <PortalForm portal={editing} onClose={() => setEditing(undefined)} onDone={portals.read} />}
    </AdminPage>
  );
}

function SettingsForm({ known, onDone }: { known: QueueSettings; onDone: () => Promise<void> }) {
  const [draft, setDraft] = useState(known);
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [failure, setFailure] = useState('');
  const [busy, setBusy] = useState(false);
  useEffect(() => setDraft(known), [known]);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    const answer = await call('PUT', '/queue/settings', draft);
    setBusy(false);
    setErrors(answer.ok ? {} : answer.problem.errors);
    setFailure(answer.ok || Object.keys(answer.problem.errors).length > 0 ? '' : problemText(answer.problem));
    if (!answer.ok) return;
    const before = known;
    notices.tell('good', 'Saved', 'Hours and queue', () => void call('PUT', '/queue/settings', before).then(onDone));
    await onDone();
  };
  return (
    <form onSubmit={(event) => void submit(event)} className="settings-form" noValidate>
      <Stack>
        <HoursEditor
          label="Opening hours"
          otherwise="Off: always open."
          hours={draft.hours ?? undefined}
          fault={errors.hours}
          onChange={(hours: HoursSettings | undefined) => setDraft({ ...draft, hours: hours ?? null })}
        />
        <div className="admin-numbers">
          {numbers.map(({ key, label, about, least, most }) => (
            <NumberInput
              key={key}
              label={label}
              description={about}
              min={least}
              max={most}
              allowDecimal={false}
              clampBehavior="none"
              value={draft[key] ?? ''}
              onChange={(value) => setDraft({ ...draft, [key]: value === '' ? least : Number(value) })}
              error={errors[key] && `${least} to ${most}.`}
            />
          ))}
        </div>
        {failure && (
          <Alert color="red" role="alert">
            {failure}
          </Alert>
        )}
        <Group>
          <Button type="submit" loading={busy}>
            Save
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
