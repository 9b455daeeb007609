import { Alert, Button, Code, CopyButton, Group, Stack } from '@mantine/core';
import { texts } from './texts.ts';

/** A secret that the server shows now and never again. */
export function ShownOnce({ text, about, onClose }: { text: string; about: string; onClose: () => void }) {
  return (
    <Stack>
      <Alert color="orange" title={texts.shownOnce}>
        {about}
      </Alert>
      <Code block className="admin-wrap" style={{ whiteSpace: 'pre-wrap' }} data-testid="shown-once">
        {text}
      </Code>
      <Group justify="flex-end">
        <CopyButton value={text}>
          {({ copied, copy }) => (
            <Button variant="default" onClick={copy}>
              {copied ? texts.copied : texts.copy}
            </Button>
          )}
        </CopyButton>
        <Button onClick={onClose}>{texts.done}</Button>
      </Group>
    </Stack>
  );
}
