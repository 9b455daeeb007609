import { Alert, Anchor, Button, Checkbox, Group, Select, Skeleton, Stack, Text } from '@mantine/core';
import { IconDisc } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { Link } from 'wouter';
import { useRead } from '../admin/useRead.ts';
import { useStore } from '../desk/store.ts';
import { problemText } from '../parts/problemText.ts';
import { BootProgress } from './bootProgress.tsx';
import { bytesText, canBoot } from './bootSteps.ts';
import { texts } from './bootTexts.ts';
import type { DeviceRoom } from './deviceRoom.ts';
import { texts as common } from './texts.ts';
import type { ImageView } from './types.ts';

const pollMs = 3_000;

interface BootCardProps {
  room: DeviceRoom;
  onStart?: () => void;
  /** Where its text can be read. */
  onTerminal?: () => void;
}

/** Starts the PC from an image of the library, and shows each step of it. */
export function BootCard({ room, onStart, onTerminal }: BootCardProps) {
  const { view } = useStore(room);
  const images = useRead<ImageView[]>('/images');
  const [failure, setFailure] = useState('');
  const [busy, setBusy] = useState(false);
  const goesOn = view?.boot?.state === 'running' || view?.boot?.state === 'started';
  // Its live figures reach only pages of the node that holds the PC; here they are asked for, too.
  useEffect(() => {
    if (!goesOn) return;
    const timer = setInterval(() => void room.refresh(), pollMs);
    return () => clearInterval(timer);
  }, [goesOn, room]);
  if (!view) return null;
  const { boot } = view;
  const nameOf = (image: string) => images.value?.find((one) => one.image === image)?.name ?? texts.anImage;

  const end = async () => {
    setBusy(true);
    const answer = await room.endBoot();
    setBusy(false);
    setFailure(answer.ok ? '' : problemText(answer.problem));
  };

  return (
    <Stack>
      {(failure || images.failure) && (
        <Alert color="red" role="alert">
          {failure || images.failure}
        </Alert>
      )}
      {boot && (
        <BootProgress boot={boot} imageName={nameOf(boot.image)} size={images.value?.find((one) => one.image === boot.image)?.sizeBytes} />
      )}
      {boot && !canBoot(boot) && (
        <Group justify="flex-end">
          <Button variant="default" loading={busy} onClick={() => void end()}>
            {texts.endBoot}
          </Button>
          {onTerminal && <Button onClick={onTerminal}>{texts.toTerminal}</Button>}
        </Group>
      )}
      {canBoot(boot) && !images.value && !images.failure && <Skeleton height={90} />}
      {canBoot(boot) && images.value && (
        <BootForm room={room} images={images.value} isConnected={view.state === 'connected'} onStart={onStart} />
      )}
    </Stack>
  );
}

function BootForm({ room, images, isConnected, onStart }: BootCardProps & { images: ImageView[]; isConnected: boolean }) {
  const ready = (kind: ImageView['kind']) =>
    images
      .filter((image) => image.state === 'ready' && image.kind === kind)
      .map((image) => ({ value: image.image, label: `${image.name} · ${bytesText(image.sizeBytes)}` }));
  const cds = ready('cd');
  const floppies = ready('floppy');
  const [image, setImage] = useState<string | null>(cds.length === 1 ? cds[0]!.value : null);
  const [floppy, setFloppy] = useState<string | null>(null);
  const [isRelaxed, setIsRelaxed] = useState(false);
  const [resets, setResets] = useState(true);
  const [failure, setFailure] = useState('');
  const [busy, setBusy] = useState(false);

  if (cds.length === 0)
    return (
      <Alert color="orange" title={texts.noImages}>
        {texts.noImagesText}{' '}
        <Anchor component={Link} href="/console/admin/images">
          {texts.toImages}
        </Anchor>
      </Alert>
    );

  const start = async () => {
    if (!image) return;
    setBusy(true);
    const answer = await room.boot({
      image,
      floppy: floppy ?? undefined,
      secureBoot: isRelaxed ? 'relaxed' : 'enforced',
      reset: resets ? 'yes' : 'no',
    });
    setBusy(false);
    setFailure(answer.ok ? '' : problemText(answer.problem));
    if (answer.ok) onStart?.();
  };
  const notes = images.find((one) => one.image === image)?.notes;

  return (
    <Stack gap="sm">
      <Select label={texts.image} data={cds} value={image} onChange={setImage} placeholder={texts.choose} allowDeselect={false} />
      {notes && (
        <Text size="sm" c="dimmed" dir="auto" className="as-written">
          {notes}
        </Text>
      )}
      {floppies.length > 0 && (
        <Select label={texts.floppy} data={floppies} value={floppy} onChange={setFloppy} clearable placeholder={texts.noFloppy} />
      )}
      <Checkbox
        label={texts.secureBoot}
        description={texts.secureBootAbout}
        checked={isRelaxed}
        onChange={(event) => setIsRelaxed(event.currentTarget.checked)}
      />
      <Checkbox
        label={texts.reset}
        description={texts.resetAbout}
        checked={resets}
        onChange={(event) => setResets(event.currentTarget.checked)}
      />
      {failure && (
        <Alert color="red" role="alert">
          {failure}
        </Alert>
      )}
      <Group justify="flex-end">
        {!isConnected && (
          <Text size="sm" c="dimmed">
            {common.accessWait}
          </Text>
        )}
        <Button leftSection={<IconDisc size={18} />} loading={busy} disabled={!image || !isConnected} onClick={() => void start()}>
          {texts.boot}
        </Button>
      </Group>
    </Stack>
  );
}
