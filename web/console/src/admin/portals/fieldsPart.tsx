import type { PortalField } from '@deskside/talk';
import { Button, Checkbox, Fieldset, Group, Select, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { ownNames } from '../../parts/ownNames.ts';
import { type Draft, faultsAt, newField } from './draft.ts';
import { texts } from './texts.ts';

interface Props {
  draft: Draft;
  errors: Record<string, string>;
  change: (part: Partial<Draft>) => void;
}

export function FieldsPart({ draft, errors, change }: Props) {
  const { settings } = draft;
  const put = (fields: PortalField[]) => change({ settings: { ...settings, fields } });
  const set = (index: number, part: Partial<PortalField>) =>
    put(settings.fields.map((field, at) => (at === index ? { ...field, ...part } : field)));
  return (
    <Stack>
      <Text c="dimmed" size="sm">
        {texts.fieldsAbout}
      </Text>
      {settings.fields.map((field, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a field has no identity but its place while its key is being typed.
        <Fieldset key={index} legend={field.name || texts.fieldName}>
          <Group grow align="flex-start">
            <TextInput label={texts.fieldName} value={field.name} onChange={(e) => set(index, { name: e.currentTarget.value })} />
            <Select
              label={texts.fieldKind}
              data={[
                { value: 'text', label: texts.text },
                { value: 'choice', label: texts.choice },
              ]}
              value={field.kind}
              allowDeselect={false}
              onChange={(kind) => set(index, { kind: kind === 'choice' ? 'choice' : 'text' })}
            />
          </Group>
          <Group grow align="flex-start">
            {settings.languages.map((language) => (
              <TextInput
                key={language}
                label={`${texts.fieldLabel}, ${ownNames[language] ?? language}`}
                value={field.labels[language] ?? ''}
                onChange={(e) => set(index, { labels: { ...field.labels, [language]: e.currentTarget.value } })}
              />
            ))}
          </Group>
          {field.kind === 'choice' && (
            <Textarea
              label={texts.fieldChoices}
              autosize
              minRows={2}
              value={field.choices.join('\n')}
              onChange={(e) => set(index, { choices: e.currentTarget.value.split('\n') })}
            />
          )}
          <Group justify="space-between" mt="sm">
            <Checkbox
              label={texts.fieldRequired}
              checked={field.required}
              onChange={(e) => set(index, { required: e.currentTarget.checked })}
            />
            <Button size="compact-sm" variant="default" onClick={() => put(settings.fields.filter((_, at) => at !== index))}>
              {texts.remove}
            </Button>
          </Group>
          <Text c="red" size="sm" role="alert">
            {faultsAt(errors, `settings.fields.${index}`)}
          </Text>
        </Fieldset>
      ))}
      <Group>
        <Button
          variant="default"
          onClick={() => put([...settings.fields, newField(settings.fields.length, settings.languages[0] ?? 'en')])}
        >
          {texts.fieldAdd}
        </Button>
      </Group>
    </Stack>
  );
}
