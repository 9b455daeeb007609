import { Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { fill } from '../texts/fill.ts';
import { texts } from './texts.ts';

/** A text that is typed on the customer's PC character by character, on whatever keyboard layout it has. */
export function TypeText({ room, onClose }: { room: { sendText(text: string): void }; onClose: () => void }) {
  const [text, setText] = useState('');
  const count = Array.from(text).length;
  const paste = async () => {
    try {
      setText(text + (await navigator.clipboard.readText()));
    } catch {
      // The browser did not allow it; pasting by hand into the box always works.
    }
  };
  return (
    <Modal opened onClose={onClose} title={texts.typingTitle} centered returnFocus={false}>
      <Stack>
        <Text size="sm" c="dimmed">
          {texts.typingAbout}
        </Text>
        <Textarea
          data-autofocus
          aria-label={texts.typingText}
          autosize
          minRows={3}
          maxRows={12}
          dir="auto"
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Group justify="space-between">
          <Button variant="default" onClick={() => void paste()}>
            {texts.paste}
          </Button>
          <Button
            disabled={text === ''}
            onClick={() => {
              room.sendText(text);
              onClose();
            }}
          >
            {count > 0 ? fill(texts.typeCount, { count }) : texts.type}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
