import { call, type PortalAdminView } from '@deskside/talk';
import { Button, Group, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { notices } from '../../desk/notices.ts';
import { problemText } from '../../parts/problemText.ts';
import { CopyLine } from '../copyLine.tsx';
import type { Draft } from './draft.ts';
import { texts } from './texts.ts';

interface Props {
  known: PortalAdminView | undefined;
  draft: Draft;
  errors: Record<string, string>;
  change: (part: Partial<Draft>) => void;
}

export function BoxPart({ known, draft, errors, change }: Props) {
  const [secret, setSecret] = useState('');
  const { settings } = draft;
  const renew = async () => {
    const answer = await call<{ secret: string }>('POST', `/admin/portals/${known!.portal}/box-secret`);
    if (answer.ok) setSecret(answer.value.secret);
    else notices.tell('warning', texts.secret, problemText(answer.problem));
  };
  const lines = `<script src="${location.origin}/smartbox.js" data-portal="${draft.name || 'name'}" async></script>\n<deskside-smartbox></deskside-smartbox>`;
  return (
    <Stack>
      <Text c="dimmed" size="sm">
        {texts.boxAbout}
      </Text>
      <CopyLine text={lines} />
      <Textarea
        label={texts.origins}
        description={texts.originsAbout}
        autosize
        minRows={2}
        value={settings.origins.join('\n')}
        onChange={(e) =>
          change({ settings: { ...settings, origins: e.currentTarget.value === '' ? [] : e.currentTarget.value.split('\n') } })
        }
        error={errors['settings.origins']}
      />
      {known && (
        <div>
          <Text size="sm" c="dimmed" mb="xs">
            {texts.secretAbout}
          </Text>
          {secret ? (
            <CopyLine text={secret} />
          ) : (
            <Group>
              <Button variant="default" onClick={() => void renew()}>
                {texts.secret}
              </Button>
            </Group>
          )}
        </div>
      )}
    </Stack>
  );
}
