import { type CannedAnswer, call, type TeamView } from '@deskside/talk';
import { Button, Group, Paper, Table, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { notices } from '../../desk/notices.ts';
import { problemText } from '../../parts/problemText.ts';
import { TableCard } from '../../parts/tableCard.tsx';
import { AdminPage } from '../adminPage.tsx';
import { useRead } from '../useRead.ts';
import { AnswerForm } from './answerForm.tsx';

type Open = { kind: 'none' } | { kind: 'new' } | { kind: 'edit'; answer: CannedAnswer };

export default function AnswersPage() {
  const { value, failure, read } = useRead<CannedAnswer[]>('/canned-answers');
  const teams = useRead<TeamView[]>('/teams');
  const [open, setOpen] = useState<Open>({ kind: 'none' });
  const [wanted, setWanted] = useState('');
  const close = () => setOpen({ kind: 'none' });
  const word = wanted.trim().toLowerCase();
  const shown = (value ?? []).filter((one) => `${one.title}\n${one.text}`.toLowerCase().includes(word));

  const remove = async (gone: CannedAnswer) => {
    const answer = await call('DELETE', `/canned-answers/${gone.answer}`);
    if (!answer.ok) notices.tell('warning', gone.title, problemText(answer.problem));
    else notices.tell('calm', 'Removed', gone.title, () => void bringBack(gone));
    await read();
  };
  const bringBack = async ({ title, text, team }: CannedAnswer) => {
    const answer = await call('POST', '/canned-answers', { title, text, team });
    if (!answer.ok) notices.tell('warning', title, problemText(answer.problem));
    await read();
  };

  return (
    <AdminPage
      title="Canned answers"
      about="Texts for what is asked again and again. In a chat, / and a word of the title puts one in; the technician reads it before it is sent."
      failure={failure}
      action={<Button onClick={() => setOpen({ kind: 'new' })}>New answer</Button>}
    >
      {value && value.length > 5 && (
        <TextInput
          mb="md"
          maw={360}
          type="search"
          aria-label="Find an answer"
          placeholder="Find an answer"
          value={wanted}
          onChange={(event) => setWanted(event.currentTarget.value)}
        />
      )}
      {value?.length === 0 && (
        <Paper withBorder radius="lg" p="xl" className="empty">
          <Text fw={600}>No canned answers yet</Text>
          <Text c="dimmed">Begin with the sentence that you typed most often this week.</Text>
        </Paper>
      )}
      {value && value.length > 0 && (
        <TableCard label="Canned answers">
          <Table verticalSpacing="sm" horizontalSpacing="md">
            <Table.Thead>
              <Table.Tr>
                <Table.Th>Title</Table.Th>
                <Table.Th>Text</Table.Th>
                <Table.Th>Team</Table.Th>
                <Table.Th aria-label="Actions" />
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {shown.map((one) => (
                <Table.Tr key={one.answer}>
                  <Table.Td fw={600} className="admin-wrap" dir="auto">
                    {one.title}
                  </Table.Td>
                  <Table.Td className="admin-wrap">
                    <Text size="sm" lineClamp={2} dir="auto">
                      {one.text}
                    </Text>
                  </Table.Td>
                  <Table.Td>{teams.value?.find((team) => team.team === one.team)?.name ?? (one.team ? '–' : 'All')}</Table.Td>
                  <Table.Td>
                    <Group gap="xs" justify="flex-end" wrap="nowrap">
                      <Button
                        size="compact-sm"
                        variant="default"
                        aria-label={`Edit ${one.title}`}
                        onClick={() => setOpen({ kind: 'edit', answer: one })}
                      >
                        Edit
                      </Button>
                      <Button
                        size="compact-sm"
                        variant="subtle"
                        color="red"
                        aria-label={`Remove ${one.title}`}
                        onClick={() => void remove(one)}
                      >
                        Remove
                      </Button>
                    </Group>
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
          {shown.length === 0 && (
            <Text p="md" size="sm">
              No answer fits.
            </Text>
          )}
        </TableCard>
      )}
      {open.kind !== 'none' && (
        <AnswerForm known={open.kind === 'edit' ? open.answer : undefined} teams={teams.value ?? []} onClose={close} onDone={read} />
      )}
    </AdminPage>
  );
}
