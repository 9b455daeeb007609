import { type AuditEntry, type AuditVerdict, call, type TechnicianView } from '@deskside/talk';
import { Alert, Button, Code, Group, Paper, Table, Text, Title } from '@mantine/core';
import { useCallback, useEffect, useState } from 'react';
import { dayAndTime } from '../parts/amounts.ts';
import { problemText } from '../parts/problemText.ts';

const pageSize = 100;

/** The audit trail in its order, and the check that nobody changed it. */
export function AuditPage() {
  const [entries, setEntries] = useState<AuditEntry[]>([]);
  const [more, setMore] = useState(true);
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

  const read = useCallback(async (after: number) => {
    const answer = await call<AuditEntry[]>('GET', `/audit?after=${after}&limit=${pageSize}`);
    setFailure(answer.ok ? '' : problemText(answer.problem));
    if (!answer.ok) return;
    setMore(answer.value.length === pageSize);
    setEntries((known) => [...known.filter((entry) => entry.number <= after), ...answer.value]);
  }, []);
  useEffect(() => void read(0), [read]);

  const verify = async () => {
    setChecking(true);
    const answer = await call<AuditVerdict>('GET', '/audit/verify');
    setChecking(false);
    if (answer.ok) setVerdict(answer.value);
    else setFailure(problemText(answer.problem));
  };

  return (
    <div className="page">
      <Group justify="space-between" mb="md">
        <Title order={1} size="h2">
          Audit
        </Title>
        <Button variant="default" loading={checking} onClick={() => void verify()}>
          Verify the chain
        </Button>
      </Group>
      {verdict && (
        <Alert mb="md" color={verdict.ok ? 'green' : 'red'} role="status" withCloseButton onClose={() => setVerdict(undefined)}>
          {verdict.ok
            ? `The chain is whole: ${verdict.entries} entries, each bound to the one before.`
            : `The chain is broken at entry ${verdict.brokenAt ?? '?'} of ${verdict.entries}: an entry was changed or removed there.`}
        </Alert>
      )}
      {failure && <Alert color="red">{failure}</Alert>}
      <Paper withBorder radius="lg" className="table-card">
        <Table verticalSpacing="xs" horizontalSpacing="md" className="audit">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>No.</Table.Th>
              <Table.Th>Time</Table.Th>
              <Table.Th>Who</Table.Th>
              <Table.Th>Did</Table.Th>
              <Table.Th>What</Table.Th>
              <Table.Th>Details</Table.Th>
              <Table.Th>Hash</Table.Th>
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
      </Paper>
      {more && entries.length > 0 && (
        <Button mt="md" variant="default" onClick={() => void read(entries.at(-1)!.number)}>
          Show more
        </Button>
      )}
    </div>
  );
}

function detailsText(details: unknown): string {
  if (details === null || details === undefined) return '';
  if (typeof details === 'string') return details;
  if (typeof details !== 'object') return String(details);
  return Object.entries(details)
    .filter(([, value]) => value !== null)
    .map(([name, value]) => `${name}: ${typeof value === 'object' ? JSON.stringify(value) : value}`)
    .join(' · ');
}
