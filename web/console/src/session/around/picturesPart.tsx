import { apiRoot, type PictureView } from '@deskside/talk';
import { Alert, Anchor, Modal, Text } from '@mantine/core';
import { useState } from 'react';
import { dayAndTime } from '../../parts/amounts.ts';
import { texts } from './texts.ts';
import { useList } from './useList.ts';

/** The pictures that the customer attached; a click shows one large. */
export function PicturesPart({ request, version }: { request: string; version: number }) {
  const { list, failure } = useList<PictureView>(`/requests/${request}/pictures`, version);
  const [shown, setShown] = useState<PictureView>();
  const address = (picture: PictureView) => `${apiRoot}/requests/${request}/pictures/${picture.picture}`;
  if (failure)
    return (
      <Alert color="orange" role="alert">
        {failure}
      </Alert>
    );
  if (!list) return null;
  if (list.length === 0) return <Text size="sm">{texts.picturesNone}</Text>;
  return (
    <>
      <div className="pictures">
        {list.map((picture) => (
          <button key={picture.picture} type="button" className="picture" onClick={() => setShown(picture)}>
            <img src={address(picture)} alt={`${picture.name}, ${dayAndTime(picture.at)}`} loading="lazy" />
          </button>
        ))}
      </div>
      {shown && (
        <Modal opened onClose={() => setShown(undefined)} title={shown.name} size="auto" centered>
          <img className="picture-large" src={address(shown)} alt={shown.name} />
          <Text size="sm" c="dimmed" mt="xs">
            {dayAndTime(shown.at)} ·{' '}
            <Anchor href={address(shown)} target="_blank" rel="noreferrer">
              {texts.openAlone}
            </Anchor>
          </Text>
        </Modal>
      )}
    </>
  );
}
