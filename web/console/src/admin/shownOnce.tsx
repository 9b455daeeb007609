import { Alert, Button, Code, CopyButton, Group, Stack } from '@mantine/core';

/** A secret that the server shows now and never again. */
export function ShownOnce({ text, about, onClose }: { text: string; about: string; onClose: () => void }) {
  return (
    <Stack>
      <Alert color="orange" title="Shown once">
        {about}
      </Alert>
      <Code block className="admin-wrap" style={{ whiteSpace: 'pre-wrap' }} data-testid="shown-once">
        {text}
      </Code>
      <Group justify="flex-end">
        <CopyButton value={text}>
          {({ copied, copy }) => (
            <Button variant="default" onClick={copy}>
              {copied ? 'Copied' : 'Copy'}
            </Button>
          )}
        </CopyButton>
        <Button onClick={onClose}>Done</Button>
      </Group>
    </Stack>
  );
}
