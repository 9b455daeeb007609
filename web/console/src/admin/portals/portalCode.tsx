import { qrCode, qrPath } from '@deskside/talk';
import { Modal, Stack, Text } from '@mantine/core';
import { CopyLine } from '../copyLine.tsx';
import { texts } from './texts.ts';

const quiet = 4;

export function PortalCode({ url, onClose }: { url: string; onClose: () => void }) {
  const modules = qrCode(url);
  const side = (modules?.length ?? 0) + 2 * quiet;
  return (
    <Modal opened onClose={onClose} title={texts.code} centered>
      <Stack align="center">
        <Text c="dimmed">{texts.codeAbout}</Text>
        {modules && (
          <svg className="qr" viewBox={`${-quiet} ${-quiet} ${side} ${side}`} role="img" aria-label={url}>
            <path d={qrPath(modules)} />
          </svg>
        )}
        <CopyLine text={url} />
      </Stack>
    </Modal>
  );
}
