import { call, newId, type Problem } from '@deskside/talk';
import { FileInput, Modal, SegmentedControl, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { type FormEvent, useRef, useState } from 'react';
import { bytesText } from '../../devices/bootSteps.ts';
import type { ImageKind, ImageView } from '../../devices/types.ts';
import { FormFoot } from '../../parts/formFoot.tsx';
import { problemText } from '../../parts/problemText.ts';
import { fill } from '../../texts/fill.ts';
import { keepMark } from './fileMark.ts';
import { mostBytes } from './imageUpload.ts';
import { texts } from './texts.ts';
import { uploads } from './uploads.ts';

const mostFloppyBytes = 3_000_000;

export function AddImage({ dropped, onClose, onAdded }: { dropped: File | null; onClose: () => void; onAdded: () => Promise<void> }) {
  const [file, setFile] = useState<File | null>(dropped);
  const [name, setName] = useState(dropped ? plainName(dropped) : '');
  const [kind, setKind] = useState<ImageKind>(dropped ? kindOf(dropped) : 'cd');
  const [notes, setNotes] = useState('');
  const [sha256, setSha256] = useState('');
  const [problem, setProblem] = useState<Problem>();
  const [busy, setBusy] = useState(false);
  const key = useRef(newId());
  const given = sha256.replace(/[\s:]/g, '').toLowerCase();
  const shaFault =
    given !== '' && !/^[0-9a-f]{64}$/.test(given) ? `${texts.shaFault} ${fill(texts.shaLong, { count: given.length })}` : undefined;
  const sizeFault =
    file && file.size > mostBytes ? fill(texts.tooLarge, { size: bytesText(file.size), most: bytesText(mostBytes) }) : undefined;
  const emptyFault = file && file.size === 0 ? texts.isEmpty : undefined;

  const choose = (chosen: File | null) => {
    setFile(chosen);
    if (!chosen) return;
    setKind(kindOf(chosen));
    if (name === '') setName(plainName(chosen));
  };

  const upload = async (event: FormEvent) => {
    event.preventDefault();
    if (!file) return;
    setBusy(true);
    const body = { name: name.trim(), kind, sizeBytes: file.size, sha256: given || undefined, notes: notes.trim() || undefined };
    const answer = await call<ImageView>('POST', '/images', body, { idempotencyKey: key.current });
    setBusy(false);
    if (!answer.ok) {
      setProblem(answer.problem);
      if (answer.problem.status !== 0) key.current = newId();
      return;
    }
    await keepMark(answer.value.image, file, localStorage);
    uploads.start({ ...answer.value, uploadedBytes: answer.value.uploadedBytes ?? 0 }, file);
    onClose();
    await onAdded();
  };

  return (
    <Modal opened onClose={onClose} title={texts.add} centered>
      <form onSubmit={(event) => void upload(event)} noValidate>
        <Stack>
          <FileInput
            label={texts.file}
            placeholder={texts.file}
            value={file}
            onChange={choose}
            error={sizeFault ?? emptyFault ?? problem?.errors.sizeBytes}
            description={file ? bytesText(file.size) : undefined}
            accept=".iso,.img,.ima,.bin,.vfd,application/octet-stream,application/x-iso9660-image"
            clearable
            clearButtonProps={{ 'aria-label': texts.noFile }}
            data-autofocus
          />
          <TextInput
            label={texts.name}
            description={texts.nameAbout}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
            error={problem?.errors.name}
            dir="auto"
          />
          <div>
            <Text size="sm" fw={500} mb={4}>
              {texts.kind}
            </Text>
            <SegmentedControl
              aria-label={texts.kind}
              value={kind}
              onChange={(next) => setKind(next as ImageKind)}
              data={[
                { value: 'cd', label: texts.cd },
                { value: 'floppy', label: texts.floppy },
              ]}
            />
          </div>
          <Textarea
            label={texts.notesLabel}
            description={texts.notesAbout}
            value={notes}
            onChange={(event) => setNotes(event.currentTarget.value)}
            error={problem?.errors.notes}
            autosize
            minRows={2}
            maxRows={6}
            dir="auto"
          />
          <TextInput
            label={texts.sha}
            description={texts.shaAbout}
            value={sha256}
            onChange={(event) => setSha256(event.currentTarget.value)}
            error={shaFault ?? problem?.errors.sha256}
            classNames={{ input: 'spoken-uuid-input' }}
            spellCheck={false}
            autoComplete="off"
          />
          <FormFoot
            failure={problem && Object.keys(problem.errors).length === 0 ? problemText(problem) : ''}
            action={texts.upload}
            busy={busy}
            incomplete={!file || !name.trim() || Boolean(shaFault ?? sizeFault ?? emptyFault)}
            onClose={onClose}
          />
        </Stack>
      </form>
    </Modal>
  );
}

function plainName(file: File): string {
  return file.name.replace(/\.(iso|img|ima|bin|vfd)$/i, '');
}

function kindOf(file: File): ImageKind {
  return /\.(ima|vfd)$/i.test(file.name) || (/\.img$/i.test(file.name) && file.size <= mostFloppyBytes) ? 'floppy' : 'cd';
}
