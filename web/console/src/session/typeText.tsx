import { Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';

/** A text that is typed on the customer's PC character by character, on whatever keyboard layout it has. */
export function TypeText({ room, onClose }: { room: { sendText(text: string): void }; onClose: () => void }) {
  const [text, setText] = useState('');
  const paste = async () => {
    try {
      setText(text + (await navigator.clipboard.readText()));
    } catch {
      // The browser did not allow it; pasting by hand into the box always works.
    }
  };
  return (
    <Modal opened onClose={onClose} title="Type a text on the customer’s PC" centered returnFocus={false}>
      <Stack>
        <Text size="sm" c="dimmed">
          It is typed where the cursor stands over there. The customer sees it.
        </Text>
        <Textarea
          data-autofocus
          aria-label="Text"
          autosize
          minRows={3}
          maxRows={12}
          dir="auto"
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Group justify="space-between">
          <Button variant="default" onClick={() => void paste()}>
            Paste
          </Button>
          <Button
            disabled={text === ''}
            onClick={() => {
              room.sendText(text);
              onClose();
            }}
          >
            Type {Array.from(text).length > 0 ? `${Array.from(text).length} characters` : ''}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
