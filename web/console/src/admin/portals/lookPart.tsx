import { apiRoot, type PortalAdminView, problemFrom } from '@deskside/talk';
import { Button, ColorInput, FileButton, Group, Input, Stack } from '@mantine/core';
import { notices } from '../../desk/notices.ts';
import { problemText } from '../../parts/problemText.ts';
import type { Draft } from './draft.ts';
import { texts } from './texts.ts';

interface Props {
  known: PortalAdminView | undefined;
  draft: Draft;
  errors: Record<string, string>;
  change: (part: Partial<Draft>) => void;
  onLogo: () => Promise<void>;
}

export function LookPart({ known, draft, errors, change, onLogo }: Props) {
  const send = async (method: 'PUT' | 'DELETE', file?: File) => {
    const response = await fetch(`${apiRoot}/admin/portals/${known!.portal}/logo`, {
      method,
      headers: { 'X-Deskside': '1', ...(file ? { 'Content-Type': 'application/octet-stream' } : {}) },
      body: file ?? null,
    }).catch(() => undefined);
    if (!response?.ok)
      notices.tell('warning', texts.logo, problemText(problemFrom(response?.status ?? 0, (await response?.text()) ?? '', null)));
    await onLogo();
  };
  return (
    <Stack>
      <ColorInput
        label={texts.accent}
        description={texts.accentAbout}
        format="hex"
        withEyeDropper={false}
        value={draft.settings.accent}
        onChange={(accent) => change({ settings: { ...draft.settings, accent } })}
        error={errors['settings.accent']}
      />
      {known && (
        <Input.Wrapper label={texts.logo} description={texts.logoAbout} labelElement="div">
          <Group mt="xs">
            {known.logo && <img src={known.logo} alt={texts.logo} className="logo-shown" />}
            <FileButton accept="image/png,image/jpeg,image/webp" onChange={(file) => file && void send('PUT', file)}>
              {(props) => (
                <Button {...props} variant="default">
                  {texts.logoChoose}
                </Button>
              )}
            </FileButton>
            {known.logo && (
              <Button variant="subtle" color="red" onClick={() => void send('DELETE')}>
                {texts.logoRemove}
              </Button>
            )}
          </Group>
        </Input.Wrapper>
      )}
    </Stack>
  );
}
