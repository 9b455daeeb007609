import { Alert, Button, CopyButton, Group, Stack } from '@mantine/core';
import { texts } from './texts.ts';

/** Ten codes, shown once. */
export function RecoveryCodes({ codes, onClose }: { codes: string[]; onClose: () => void }) {
  return (
    <Stack>
      <Alert color="orange" title={texts.keepCodes}>
        {texts.keepCodesText}
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
              {copied ? texts.copied : texts.copy}
            </Button>
          )}
        </CopyButton>
        <Button onClick={onClose}>{texts.codesKept}</Button>
      </Group>
    </Stack>
  );
}
