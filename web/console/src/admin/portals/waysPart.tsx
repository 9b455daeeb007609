import { NumberInput, Select, Stack, Switch, Text, TextInput } from '@mantine/core';
import type { Draft, Way } from './draft.ts';
import { texts } from './texts.ts';

interface Props {
  draft: Draft;
  errors: Record<string, string>;
  change: (part: Partial<Draft>) => void;
}

const own: Way[] = ['wayWeb', 'wayCode', 'wayCompanion'];

export function WaysPart({ draft, errors, change }: Props) {
  const { settings } = draft;
  const isOpen = (way: Way): boolean => (own.includes(way) ? draft[way as 'wayWeb'] : settings[way as 'waySmartBox']);
  const set = (way: Way, open: boolean) => change(own.includes(way) ? { [way]: open } : { settings: { ...settings, [way]: open } });
  return (
    <Stack>
      <Text c="dimmed" size="sm">
        {texts.waysAbout}
      </Text>
      {(Object.entries(texts.way) as [Way, readonly [string, string]][]).map(([way, [label, about]]) => (
        <Switch key={way} label={label} description={about} checked={isOpen(way)} onChange={(e) => set(way, e.currentTarget.checked)} />
      ))}
      <Select
        label={texts.email}
        data={Object.entries(texts.emails).map(([value, label]) => ({ value, label }))}
        value={settings.email}
        allowDeselect={false}
        onChange={(email) => change({ settings: { ...settings, email: (email ?? 'optional') as typeof settings.email } })}
      />
      <NumberInput
        label={texts.asksPerMinute}
        description={texts.asksAbout}
        min={1}
        max={6000}
        value={settings.asksPerMinute}
        onChange={(value) => change({ settings: { ...settings, asksPerMinute: Number(value) } })}
        error={errors['settings.asksPerMinute']}
      />
      <TextInput
        label={texts.privacyUrl}
        description={texts.privacyAbout}
        value={settings.privacyUrl}
        onChange={(e) => change({ settings: { ...settings, privacyUrl: e.currentTarget.value } })}
        error={errors['settings.privacyUrl']}
      />
    </Stack>
  );
}
