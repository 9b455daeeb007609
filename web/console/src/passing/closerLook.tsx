import type { QueueEntry } from '@deskside/talk';
import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { useDesk } from '../desk/deskContext.ts';
import { AboutPart, Fact } from '../session/around/aboutPart.tsx';
import { EarlierPart } from '../session/around/earlierPart.tsx';
import { NotesPart } from '../session/around/notesPart.tsx';
import { PicturesPart } from '../session/around/picturesPart.tsx';
import { useAbout } from '../session/around/useAbout.ts';
import { texts } from './texts.ts';

/** A waiting question with all that hangs on it, before anybody accepts it. */
export function CloserLook({ entry, onClose }: { entry: QueueEntry; onClose: () => void }) {
  const [desk] = useDesk();
  const [, go] = useLocation();
  const [busy, setBusy] = useState(false);
  const { about, teamName } = useAbout(entry.request, 0);
  const accept = async () => {
    setBusy(true);
    const outcome = await desk.accept(entry);
    setBusy(false);
    onClose();
    if (outcome.kind === 'accepted') go(`/console/session/${outcome.session}`);
  };
  return (
    <Modal opened onClose={onClose} title={entry.name} size="lg" centered>
      <Stack>
        <Text dir="auto" className="as-written">
          {entry.question}
        </Text>
        {entry.email && <Fact label={texts.mail}>{entry.email}</Fact>}
        {about && <AboutPart about={about} teamName={teamName} />}
        <Fact label={texts.pictures}>
          <PicturesPart request={entry.request} version={0} />
        </Fact>
        <Fact label={texts.notes}>
          <NotesPart request={entry.request} version={0} mayWrite />
        </Fact>
        <Fact label={texts.earlier}>
          <EarlierPart request={entry.request} isVerified={about?.isVerified ?? entry.isVerified ?? false} version={0} />
        </Fact>
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {texts.close}
          </Button>
          <Button loading={busy} onClick={() => void accept()}>
            {texts.accept}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
