import { type CannedAnswer, call, type TeamView } from '@deskside/talk';
import { Button, Paper, Table, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { notices } from '../../desk/notices.ts';
import { problemText } from '../../parts/problemText.ts';
import { TableCard } from '../../parts/tableCard.tsx';
import { AdminPage } from '../adminPage.tsx';
import { useRead } from '../useRead.ts';
import { AnswerForm } from './answerForm.tsx';
import { texts } from './answerTexts.ts';
import { EditOrRemove } from './editOrRemove.tsx';

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
    else notices.tell('calm', texts.removed, gone.title, () => void bringBack(gone));
    await read();
  };
  const bringBack = async ({ title, text, team }: CannedAnswer) => {
    const answer = await call('POST', '/canned-answers', { title, text, team });
    if (!answer.ok) notices.tell('warning', title, problemText(answer.problem));
    await read();
  };

  return (
    <AdminPage
      title={texts.title}
      about={texts.about}
      failure={failure}
      action={<Button onClick={() => setOpen({ kind: 'new' })}>{texts.newAnswer}</Button>}
    >
      {value && value.length > 5 && (
        <TextInput
          mb="md"
          maw={360}
          type="search"
          aria-label={texts.find}
          placeholder={texts.find}
          value={wanted}
          onChange={(event) => setWanted(event.currentTarget.value)}
        />
      )}
      {value?.length === 0 && (
        <Paper withBorder radius="lg" p="xl" className="empty">
          <Text fw={600}>{texts.none}</Text>
          <Text c="dimmed">{texts.noneText}</Text>
        </Paper>
      )}
      {value && value.length > 0 && (
        <TableCard label={texts.title}>
          <Table verticalSpacing="sm" horizontalSpacing="md">
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{texts.titleLabel}</Table.Th>
                <Table.Th>{texts.text}</Table.Th>
                <Table.Th>{texts.team}</Table.Th>
                <Table.Th aria-label={texts.actions} />
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
                  <Table.Td>{teams.value?.find((team) => team.team === one.team)?.name ?? (one.team ? '–' : texts.all)}</Table.Td>
                  <Table.Td>
                    <EditOrRemove
                      name={one.title}
                      onEdit={() => setOpen({ kind: 'edit', answer: one })}
                      onRemove={() => void remove(one)}
                    />
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
          {shown.length === 0 && (
            <Text p="md" size="sm">
              {texts.noneFits}
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
