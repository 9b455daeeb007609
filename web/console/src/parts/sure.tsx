import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { words } from '../texts/index.ts';

const texts = words('sure', { cancel: 'Cancel' });

interface Props {
  title: string;
  text: string | readonly string[];
  yes: string;
  onYes: () => void;
  onNo: () => void;
}

/** Asks once more before something that cannot be undone. */
export function Sure({ title, text, yes, onYes, onNo }: Props) {
  return (
    <Modal opened onClose={onNo} title={title} centered>
      <Stack>
        {[text].flat().map((sentence) => (
          <Text key={sentence}>{sentence}</Text>
        ))}
        <Group justify="flex-end">
          <Button variant="default" onClick={onNo} data-autofocus>
            {texts.cancel}
          </Button>
          <Button color="red.9" onClick={onYes}>
            {yes}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
