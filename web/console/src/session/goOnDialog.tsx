import type { ContactChannel } from '@deskside/talk';
import { Modal, Stack, Text, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { notices } from '../desk/notices.ts';
import { FormFoot } from '../parts/formFoot.tsx';
import { problemText } from '../parts/problemText.ts';
import type { SessionRoom } from './sessionRoom.ts';
import { texts } from './texts.ts';

/** Records that the case goes on elsewhere. The session stays open until it is ended. */
export function GoOnDialog({ room, channel, onClose }: { room: SessionRoom; channel: ContactChannel; onClose: () => void }) {
  const [contact, setContact] = useState(channel === 'mail' ? (room.state.view?.customer.email ?? '') : '');
  const [failure, setFailure] = useState('');
  const [busy, setBusy] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    const answer = await room.goOnBy(channel, contact.trim());
    setBusy(false);
    if (!answer.ok) {
      setFailure(problemText(answer.problem));
      return;
    }
    notices.tell('good', texts.goOn[channel].done, contact.trim());
    onClose();
  };
  return (
    <Modal opened onClose={onClose} title={texts.goOn[channel].title} centered>
      <form onSubmit={(event) => void submit(event)}>
        <Stack>
          <Text size="sm" c="dimmed">
            {texts.goOn[channel].about}
          </Text>
          <TextInput
            label={texts.goOn[channel].label}
            required
            data-autofocus
            type={channel === 'phone' ? 'tel' : 'email'}
            value={contact}
            maxLength={120}
            onChange={(event) => setContact(event.currentTarget.value)}
          />
          <FormFoot failure={failure} action={texts.keep} busy={busy} onClose={onClose} />
        </Stack>
      </form>
    </Modal>
  );
}
