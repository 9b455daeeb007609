import { call, type HoursSettings, type PortalDeskView, type QueueSettings } from '@deskside/talk';
import { Badge, Button, NumberInput, Stack, Table, Text, Title } from '@mantine/core';
import { type FormEvent, useEffect, useState } from 'react';
import { notices } from '../../desk/notices.ts';
import { problemText } from '../../parts/problemText.ts';
import { TableCard } from '../../parts/tableCard.tsx';
import { fill } from '../../texts/fill.ts';
import { AdminPage } from '../adminPage.tsx';
import { SaveFoot } from '../saveFoot.tsx';
import { useRead } from '../useRead.ts';
import { inWords } from './hours.ts';
import { HoursEditor } from './hoursEditor.tsx';
import { texts } from './hoursTexts.ts';
import { PortalForm } from './portalForm.tsx';

type NumberKey = 'mostParallel' | 'offerSeconds' | 'agingMinutes' | 'callWhenAhead' | 'keepPlaceHours' | 'dueMinutes';

const numbers: { key: NumberKey; least: number; most: number }[] = [
  {
    key: 'mostParallel',
    least: 1,
    most: 10,
  },
  {
    key: 'offerSeconds',
    least: 5,
    most: 600,
  },
  {
    key: 'agingMinutes',
    least: 1,
    most: 10_080,
  },
  {
    key: 'dueMinutes',
    least: 1,
    most: 10_080,
  },
  {
    key: 'keepPlaceHours',
    least: 1,
    most: 168,
  },
  {
    key: 'callWhenAhead',
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
    <AdminPage title={texts.title} about={texts.about} failure={settings.failure || portals.failure}>
      {settings.value && <SettingsForm known={settings.value} onDone={settings.read} />}
      <Title order={2} size="h4" mt="xl" mb={4}>
        {texts.portals}
      </Title>
      <Text size="sm" c="dimmed" mb="sm">
        {texts.portalsAbout}
      </Text>
      <TableCard label={texts.portals}>
        <Table verticalSpacing="sm" horizontalSpacing="md">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{texts.portal}</Table.Th>
              <Table.Th>{texts.hours}</Table.Th>
              <Table.Th>{texts.skills}</Table.Th>
              <Table.Th aria-label={texts.actions} />
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {(portals.value ?? []).map((portal) => (
              <Table.Tr key={portal.portal}>
                <Table.Td className="admin-wrap">
                  <bdi>{portal.title}</bdi>{' '}
                  <Badge size="sm" variant="light" color={portal.isOpenNow ? 'teal' : 'gray'} tt="none">
                    {portal.isOpenNow ? texts.openNow : texts.closedNow}
                  </Badge>
                </Table.Td>
                <Table.Td className="admin-wrap">{portal.hours ? inWords(portal.hours) : texts.hoursOfTeam}</Table.Td>
                <Table.Td className="admin-wrap">{portal.skills.join(', ') || '–'}</Table.Td>
                <Table.Td align="right">
                  <Button
                    size="compact-sm"
                    variant="default"
                    aria-label={fill(texts.changeOf, { title: portal.title })}
                    onClick={() => setEditing(portal)}
                  >
                    {texts.change}
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
    notices.tell('good', texts.saved, texts.title, () => void call('PUT', '/queue/settings', before).then(onDone));
    await onDone();
  };
  return (
    <form onSubmit={(event) => void submit(event)} className="settings-form" noValidate>
      <Stack>
        <HoursEditor
          label={texts.openingHours}
          otherwise={texts.alwaysOpen}
          hours={draft.hours ?? undefined}
          fault={errors.hours}
          onChange={(hours: HoursSettings | undefined) => setDraft({ ...draft, hours: hours ?? null })}
        />
        <div className="admin-numbers">
          {numbers.map(({ key, least, most }) => (
            <NumberInput
              key={key}
              label={texts.numbers[key].label}
              description={texts.numbers[key].about}
              min={least}
              max={most}
              allowDecimal={false}
              clampBehavior="none"
              value={draft[key] ?? ''}
              onChange={(value) => setDraft({ ...draft, [key]: value === '' ? least : Number(value) })}
              error={errors[key] && fill(texts.bounds, { least, most })}
            />
          ))}
        </div>
        <SaveFoot failure={failure} action={texts.save} busy={busy} />
      </Stack>
    </form>
  );
}
