import { call, type NoteView } from '@deskside/talk';
import { Alert, Button, Group, Stack, Text, Textarea } from '@mantine/core';
import { type FormEvent, type KeyboardEvent, useState } from 'react';
import { dayAndTime } from '../../parts/amounts.ts';
import { problemText } from '../../parts/problemText.ts';
import { fill } from '../../texts/fill.ts';
import { texts } from './texts.ts';
import { useList } from './useList.ts';

const limit = 2000;

/** What technicians tell each other about a request. Customers never see it. */
export function NotesPart({ request, version, mayWrite }: { request: string; version: number; mayWrite: boolean }) {
  const key = `deskside:desk-note:${request}`;
  const { list, failure, read } = useList<NoteView>(`/requests/${request}/notes`, version);
  const [text, setText] = useState(() => localStorage.getItem(key) ?? '');
  const [refused, setRefused] = useState('');
  const [busy, setBusy] = useState(false);
  const count = Array.from(text.trim()).length;
  const put = (next: string) => {
    setText(next);
    if (next === '') localStorage.removeItem(key);
    else localStorage.setItem(key, next);
  };

  const add = async () => {
    if (count === 0 || count > limit || busy) return;
    setBusy(true);
    const answer = await call('POST', `/requests/${request}/notes`, { text: text.trim() });
    setBusy(false);
    setRefused(answer.ok ? '' : problemText(answer.problem));
    if (!answer.ok) return;
    put('');
    await read();
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    void add();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    void add();
  };

  return (
    <Stack gap="sm">
      <Text size="sm" c="dimmed">
        {texts.notesAbout}
      </Text>
      {failure && (
        <Alert color="orange" role="alert">
          {failure}
        </Alert>
      )}
      {list?.length === 0 && <Text size="sm">{texts.notesNone}</Text>}
      {list && list.length > 0 && (
        <ul className="notes" aria-label={texts.notes}>
          {list.map((note) => (
            <li key={note.note} className="note">
              <Text size="xs" c="dimmed">
                <bdi>{note.technician}</bdi> · {dayAndTime(note.at)}
              </Text>
              <Text size="sm" dir="auto" className="as-written">
                {note.text}
              </Text>
            </li>
          ))}
        </ul>
      )}
      {mayWrite && (
        <form onSubmit={onSubmit}>
          <Textarea
            label={texts.newNote}
            autosize
            minRows={2}
            maxRows={8}
            dir="auto"
            value={text}
            onChange={(event) => put(event.currentTarget.value)}
            onKeyDown={onKeyDown}
            error={count > limit ? fill(texts.noteLong, { count, limit }) : refused || undefined}
          />
          <Group justify="flex-end" mt="xs">
            <Button type="submit" size="sm" loading={busy} disabled={count === 0 || count > limit}>
              {texts.addNote}
            </Button>
          </Group>
        </form>
      )}
    </Stack>
  );
}
