import { Button, Code, CopyButton, Group } from '@mantine/core';
import { words } from '../texts/index.ts';

const texts = words('copyLine', { copy: 'Copy', copied: 'Copied' });

/** Something to be taken elsewhere: shown whole, copied by one press. */
export function CopyLine({ text }: { text: string }) {
  return (
    <Group gap="xs" wrap="nowrap" align="flex-start">
      <Code block className="copy-line">
        {text}
      </Code>
      <CopyButton value={text}>
        {({ copied, copy }) => (
          <Button size="compact-sm" variant="default" onClick={copy}>
            {copied ? texts.copied : texts.copy}
          </Button>
        )}
      </CopyButton>
    </Group>
  );
}
