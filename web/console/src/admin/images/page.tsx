import { Button, Paper, Skeleton, Text } from '@mantine/core';
import { IconDisc, IconUpload } from '@tabler/icons-react';
import { type DragEvent, useEffect, useState } from 'react';
import { useStore } from '../../desk/store.ts';
import type { ImageView } from '../../devices/types.ts';
import { PageHead } from '../pageHead.tsx';
import { useRead } from '../useRead.ts';
import { AddImage } from './addImage.tsx';
import { ImageCard } from './imageCard.tsx';
import { texts } from './texts.ts';
import { uploads } from './uploads.ts';

/** The organisation's repair images. */
export default function ImagesPage() {
  const { value, failure, read } = useRead<ImageView[]>('/images');
  const { running } = useStore(uploads);
  const [adding, setAdding] = useState<{ dropped: File | null }>();
  const [isOver, setIsOver] = useState(false);
  useEffect(() => {
    uploads.onOver(() => void read());
    return () => uploads.onOver(() => undefined);
  }, [read]);

  const drop = (event: DragEvent) => {
    event.preventDefault();
    setIsOver(false);
    const file = event.dataTransfer.files[0];
    if (file) setAdding({ dropped: file });
  };

  return (
    <section
      className="page images"
      aria-label={texts.title}
      data-over={isOver}
      onDragOver={(event) => {
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={drop}
    >
      <PageHead title={texts.title} about={texts.about} failure={failure}>
        <Button leftSection={<IconUpload size={18} />} onClick={() => setAdding({ dropped: null })}>
          {texts.add}
        </Button>
      </PageHead>
      {!value && !failure && <Skeleton height={160} radius="lg" />}
      {value?.length === 0 && (
        <Paper withBorder radius="lg" p="xl" className="empty">
          <IconDisc size={44} stroke={1.3} aria-hidden="true" />
          <Text fw={600}>{texts.none}</Text>
          <Text c="dimmed" maw="34rem">
            {texts.noneText}
          </Text>
        </Paper>
      )}
      <div className="image-cards">
        {value?.map((image) => (
          <ImageCard key={image.image} image={image} upload={running[image.image]} onChanged={read} />
        ))}
      </div>
      {adding && <AddImage dropped={adding.dropped} onClose={() => setAdding(undefined)} onAdded={read} />}
    </section>
  );
}
