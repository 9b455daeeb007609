import type { Outcome } from '@deskside/talk';
import { Alert, Button, Group, Modal, Radio, Stack, Textarea } from '@mantine/core';
import { useState } from 'react';
import { problemText } from '../parts/problemText.ts';
import { fill } from '../texts/fill.ts';
import { outcomeNames } from './outcomes.ts';
import type { SessionRoom } from './sessionRoom.ts';
import { texts } from './texts.ts';

const noteLimit = 4000;

/** Ends the session with its outcome and a note for the record. The note's draft survives a reload. */
export function EndDialog({ room, onClose }: { room: SessionRoom; onClose: () => void }) {
  const key = `deskside:note:${room.id}`;
  const [outcome, setOutcome] = useState<Outcome>('solved');
  const [note, setNote] = useState(() => localStorage.getItem(key) ?? '');
  const [failure, setFailure] = useState('');
  const [busy, setBusy] = useState(false);
  const tooLong = Array.from(note).length > noteLimit;

  const end = async () => {
    setBusy(true);
    const answer = await room.end(outcome, note.trim());
    setBusy(false);
    if (!answer.ok) {
      setFailure(problemText(answer.problem));
      return;
    }
    localStorage.removeItem(key);
    onClose();
  };

  return (
    <Modal opened onClose={onClose} title={texts.endTitle} centered>
      <Stack>
        <Radio.Group label={texts.outcome} value={outcome} onChange={(value) => setOutcome(value as Outcome)}>
          <Group mt="xs" gap="lg">
            {(Object.keys(outcomeNames) as Outcome[]).map((name) => (
              <Radio key={name} value={name} label={outcomeNames[name]} />
            ))}
          </Group>
        </Radio.Group>
        <Textarea
          label={texts.note}
          description={texts.noteAbout}
          autosize
          minRows={3}
          maxRows={10}
          dir="auto"
          value={note}
          error={tooLong ? fill(texts.noteLong, { most: noteLimit }) : undefined}
          onChange={(event) => {
            setNote(event.currentTarget.value);
            localStorage.setItem(key, event.currentTarget.value);
          }}
        />
        {failure && (
          <Alert color="red" role="alert">
            {failure}
          </Alert>
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {texts.stay}
          </Button>
          <Button color="red.9" loading={busy} disabled={tooLong} onClick={() => void end()} data-autofocus>
            {texts.endYes}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
