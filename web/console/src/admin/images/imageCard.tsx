import { call } from '@deskside/talk';
import { Alert, Badge, Button, FileButton, Group, Modal, Paper, Progress, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { notices } from '../../desk/notices.ts';
import { bytesText } from '../../devices/bootSteps.ts';
import type { ImageView } from '../../devices/types.ts';
import { clock, dayAndTime } from '../../parts/amounts.ts';
import { FormFoot } from '../../parts/formFoot.tsx';
import { problemText } from '../../parts/problemText.ts';
import { Sure } from '../../parts/sure.tsx';
import { fill } from '../../texts/fill.ts';
import { markFault } from './fileMark.ts';
import type { UploadState } from './imageUpload.ts';
import { texts } from './texts.ts';
import { uploads } from './uploads.ts';

const colours = { ready: 'green', uploading: 'orange', broken: 'red' } as const;

/** One image of the library with its upload, if one runs. */
export function ImageCard({
  image,
  upload,
  onChanged,
}: {
  image: ImageView;
  upload: UploadState | undefined;
  onChanged: () => Promise<void>;
}) {
  const [open, setOpen] = useState<'none' | 'edit' | 'remove'>('none');
  const [fault, setFault] = useState('');
  const runs = upload && upload.phase !== 'failed';

  const goOn = async (file: File | null) => {
    if (!file) return;
    const why = await markFault(image, file, localStorage);
    setFault(why);
    if (why) return;
    // Where it stands may have changed since this page was read; the upload follows the server anyway.
    uploads.start(image, file);
  };
  const remove = async () => {
    setOpen('none');
    uploads.stop(image.image);
    const answer = await call('DELETE', `/images/${image.image}`);
    if (!answer.ok) notices.tell('warning', image.name, problemText(answer.problem));
    await onChanged();
  };

  return (
    <Paper withBorder radius="lg" p="md" component="article" aria-label={image.name} data-image={image.image}>
      <Stack gap="xs">
        <Group justify="space-between" wrap="nowrap" align="flex-start">
          <Text fw={650} dir="auto" className="breaks">
            {image.name}
          </Text>
          {!runs && (
            <Badge variant="light" tt="none" color={colours[image.state]} className="image-state">
              {texts[image.state]}
            </Badge>
          )}
        </Group>
        <Text size="sm" c="dimmed">
          {image.kind === 'cd' ? texts.cd : texts.floppy} · {bytesText(image.sizeBytes)} · {dayAndTime(image.addedAt)} ·{' '}
          <bdi>{image.addedBy}</bdi>
        </Text>
        {image.notes && (
          <Text size="sm" dir="auto" className="as-written">
            {image.notes}
          </Text>
        )}
        {image.sha256 && (
          <Text className="sha">
            <span className="sha-label">SHA-256</span> {image.sha256}
          </Text>
        )}
        {image.state === 'broken' && <Alert color="red">{texts.brokenText}</Alert>}
        {upload && <Sending upload={upload} sizeBytes={image.sizeBytes} />}
        {!upload && image.state === 'uploading' && (
          <>
            <Progress value={(image.uploadedBytes / image.sizeBytes) * 100} color="orange" aria-label={texts.share} />
            <Text size="sm">
              {fill(texts.thereOf, { there: bytesText(image.uploadedBytes), size: bytesText(image.sizeBytes) })} {texts.goOnAbout}
            </Text>
          </>
        )}
        {fault && (
          <Alert color="red" role="alert">
            {fault}
          </Alert>
        )}
        <Group justify="flex-end" gap="xs">
          {runs && (
            <Button size="compact-sm" variant="default" onClick={() => uploads.stop(image.image)}>
              {texts.stop}
            </Button>
          )}
          {!runs && image.state === 'uploading' && (
            <FileButton onChange={(file) => void goOn(file)}>
              {(props) => (
                <Button size="compact-sm" {...props}>
                  {texts.goOn}
                </Button>
              )}
            </FileButton>
          )}
          <Button size="compact-sm" variant="default" onClick={() => setOpen('edit')}>
            {texts.edit}
          </Button>
          <Button size="compact-sm" variant="subtle" color="red" onClick={() => setOpen('remove')}>
            {texts.remove}
          </Button>
        </Group>
      </Stack>
      {open === 'edit' && <EditImage image={image} onClose={() => setOpen('none')} onDone={onChanged} />}
      {open === 'remove' && (
        <Sure title={texts.removeAsk} text={texts.removeText} yes={texts.remove} onYes={() => void remove()} onNo={() => setOpen('none')} />
      )}
    </Paper>
  );
}

function Sending({ upload, sizeBytes }: { upload: UploadState; sizeBytes: number }) {
  const share = (upload.sent / sizeBytes) * 100;
  const leftMs =
    upload.phase === 'sending' && upload.bytesPerSecond > 0 ? ((sizeBytes - upload.sent) / upload.bytesPerSecond) * 1000 : undefined;
  return (
    <div>
      <Progress
        value={share}
        animated={upload.phase === 'sending'}
        color={upload.phase === 'failed' ? 'red' : undefined}
        aria-label={texts.uploaded}
      />
      <Text size="sm" role="status" mt={4}>
        {upload.phase === 'failed' || upload.phase === 'waiting'
          ? upload.why
          : [
              fill(texts.sentOf, { sent: bytesText(upload.sent), size: bytesText(sizeBytes) }),
              ...(leftMs === undefined ? [] : [fill(texts.left, { time: clock(leftMs) })]),
            ].join(' · ')}
      </Text>
    </div>
  );
}

function EditImage({ image, onClose, onDone }: { image: ImageView; onClose: () => void; onDone: () => Promise<void> }) {
  const [name, setName] = useState(image.name);
  const [notes, setNotes] = useState(image.notes ?? '');
  const [failure, setFailure] = useState('');
  const save = async (event: FormEvent) => {
    event.preventDefault();
    const answer = await call('PATCH', `/images/${image.image}`, { name: name.trim(), notes: notes.trim() });
    if (!answer.ok) {
      setFailure(problemText(answer.problem));
      return;
    }
    onClose();
    await onDone();
  };
  return (
    <Modal opened onClose={onClose} title={texts.edit} centered>
      <form onSubmit={(event) => void save(event)}>
        <Stack>
          <TextInput label={texts.name} value={name} onChange={(event) => setName(event.currentTarget.value)} dir="auto" data-autofocus />
          <Textarea
            label={texts.notes}
            description={texts.notesAbout}
            value={notes}
            onChange={(event) => setNotes(event.currentTarget.value)}
            autosize
            minRows={3}
            maxRows={8}
            dir="auto"
          />
          <FormFoot failure={failure} action={texts.save} incomplete={!name.trim()} onClose={onClose} />
        </Stack>
      </form>
    </Modal>
  );
}
