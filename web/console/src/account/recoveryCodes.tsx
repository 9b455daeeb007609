import { Alert, Button, CopyButton, Group, Stack } from '@mantine/core';

/** Ten codes, shown once. */
export function RecoveryCodes({ codes, onClose }: { codes: string[]; onClose: () => void }) {
  return (
    <Stack>
      <Alert color="orange" title="Keep these recovery codes">
        Each lets you in once when the telephone is lost. They are shown only now; print them or put them into a password safe.
      </Alert>
      <ul className="codes">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <Group justify="flex-end">
        <CopyButton value={codes.join('\n')}>
          {({ copied, copy }) => (
            <Button variant="default" onClick={copy}>
              {copied ? 'Copied' : 'Copy'}
            </Button>
          )}
        </CopyButton>
        <Button onClick={onClose}>I have kept them</Button>
      </Group>
    </Stack>
  );
}
