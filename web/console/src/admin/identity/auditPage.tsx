import { type AuditEntry, type AuditVerdict, apiRoot, call, type TechnicianView } from '@deskside/talk';
import { Alert, Button, Code, Group, Table, Text, TextInput } from '@mantine/core';
import { type FormEvent, useCallback, useEffect, useState } from 'react';
import { dayAndTime } from '../../parts/amounts.ts';
import { problemText } from '../../parts/problemText.ts';
import { TableCard } from '../../parts/tableCard.tsx';
import { fill } from '../../texts/fill.ts';
import { AdminPage } from '../adminPage.tsx';
import { texts } from './auditTexts.ts';
import { detailsText } from './detailsText.ts';

const pageSize = 50;
const nothing = { actor: '', action: '', subject: '', from: '', to: '' };

/** The audit trail: searched, paged, exported, and checked that nobody changed it. */
export default function AuditPage() {
  const [typed, setTyped] = useState(nothing);
  const [search, setSearch] = useState(nothing);
  const [entries, setEntries] = useState<AuditEntry[]>([]);
  const [more, setMore] = useState(false);
  const [failure, setFailure] = useState('');
  const [verdict, setVerdict] = useState<AuditVerdict>();
  const [checking, setChecking] = useState(false);
  const [names, setNames] = useState<ReadonlyMap<string, string>>(new Map());

  // An auditor who is no administrator may not read the list; ids then stay ids.
  useEffect(() => {
    void call<TechnicianView[]>('GET', '/technicians').then((answer) => {
      if (answer.ok) setNames(new Map(answer.value.map((technician) => [`technician:${technician.id}`, technician.displayName])));
    });
  }, []);

  const read = useCallback(
    async (before?: number) => {
      const query = queryOf(search, names);
      query.set('limit', String(pageSize));
      if (before) query.set('before', String(before));
      const answer = await call<AuditEntry[]>('GET', `/audit/search?${query}`);
      setFailure(answer.ok ? '' : problemText(answer.problem));
      if (!answer.ok) return;
      setMore(answer.value.length === pageSize);
      setEntries((known) => (before ? [...known.filter((entry) => entry.number >= before), ...answer.value] : answer.value));
    },
    [search, names],
  );
  useEffect(() => void read(), [read]);

  const verify = async () => {
    setChecking(true);
    const answer = await call<AuditVerdict>('GET', '/audit/verify');
    setChecking(false);
    if (answer.ok) setVerdict(answer.value);
    else setFailure(problemText(answer.problem));
  };

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setSearch(typed);
  };
  const set = (field: keyof typeof nothing) => (text: string) => setTyped({ ...typed, [field]: text });

  return (
    <AdminPage
      title={texts.title}
      about={texts.about}
      failure={failure}
      action={
        <Group gap="xs">
          <Button variant="default" component="a" href={`${apiRoot}/audit/export?${queryOf(search, names)}`} download>
            {texts.exportCsv}
          </Button>
          <Button variant="default" loading={checking} onClick={() => void verify()}>
            {texts.verify}
          </Button>
        </Group>
      }
    >
      {verdict && (
        <Alert mb="md" color={verdict.ok ? 'green' : 'red'} role="status" withCloseButton onClose={() => setVerdict(undefined)}>
          {verdict.ok
            ? fill(texts.chainWhole, { entries: verdict.entries })
            : fill(texts.chainBroken, { brokenAt: verdict.brokenAt ?? '?', entries: verdict.entries })}
        </Alert>
      )}
      <form onSubmit={submit}>
        <Group align="flex-end" mb="md" gap="sm">
          <TextInput
            label={texts.who}
            placeholder={texts.whoExample}
            value={typed.actor}
            onChange={(event) => set('actor')(event.currentTarget.value)}
          />
          <TextInput
            label={texts.did}
            placeholder={texts.didExample}
            value={typed.action}
            onChange={(event) => set('action')(event.currentTarget.value)}
          />
          <TextInput
            label={texts.onWhat}
            placeholder={texts.onWhatExample}
            value={typed.subject}
            onChange={(event) => set('subject')(event.currentTarget.value)}
          />
          <TextInput
            label={texts.from}
            type="datetime-local"
            value={typed.from}
            onChange={(event) => set('from')(event.currentTarget.value)}
          />
          <TextInput label={texts.to} type="datetime-local" value={typed.to} onChange={(event) => set('to')(event.currentTarget.value)} />
          <Button type="submit">{texts.search}</Button>
        </Group>
      </form>
      <TableCard label={texts.title}>
        <Table verticalSpacing="xs" horizontalSpacing="md" className="audit">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{texts.number}</Table.Th>
              <Table.Th>{texts.time}</Table.Th>
              <Table.Th>{texts.who}</Table.Th>
              <Table.Th>{texts.did}</Table.Th>
              <Table.Th>{texts.what}</Table.Th>
              <Table.Th>{texts.details}</Table.Th>
              <Table.Th>{texts.hash}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {entries.map((entry) => (
              <Table.Tr key={entry.number}>
                <Table.Td>{entry.number}</Table.Td>
                <Table.Td className="audit-time">{dayAndTime(entry.at)}</Table.Td>
                <Table.Td>
                  <bdi title={entry.actor}>{names.get(entry.actor) ?? entry.actor}</bdi>
                </Table.Td>
                <Table.Td>{entry.action}</Table.Td>
                <Table.Td className="audit-subject">
                  <bdi title={entry.subject}>{names.get(entry.subject) ?? entry.subject}</bdi>
                </Table.Td>
                <Table.Td className="audit-details">
                  <Text size="xs" dir="auto">
                    {detailsText(entry.details)}
                  </Text>
                </Table.Td>
                <Table.Td>
                  <Code title={entry.hash}>{entry.hash.slice(0, 10)}</Code>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </TableCard>
      {entries.length === 0 && !failure && (
        <Text c="dimmed" mt="md">
          {texts.none}
        </Text>
      )}
      {more && (
        <Button mt="md" variant="default" onClick={() => void read(entries.at(-1)!.number)}>
          {texts.more}
        </Button>
      )}
    </AdminPage>
  );
}

/** Names that are known are searched by their id. */
function queryOf(search: typeof nothing, names: ReadonlyMap<string, string>): URLSearchParams {
  const query = new URLSearchParams();
  const idOf = (text: string) => [...names].find(([, name]) => name.toLowerCase() === text.toLowerCase())?.[0] ?? text;
  if (search.actor.trim()) query.set('actor', idOf(search.actor.trim()));
  if (search.action.trim()) query.set('action', search.action.trim());
  if (search.subject.trim()) query.set('subject', idOf(search.subject.trim()));
  if (search.from) query.set('from', new Date(search.from).toISOString());
  if (search.to) query.set('to', new Date(search.to).toISOString());
  return query;
}
