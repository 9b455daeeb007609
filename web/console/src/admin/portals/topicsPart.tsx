import type { PortalTopic } from '@deskside/talk';
import { Button, Fieldset, Group, Stack, Switch, Text, TextInput } from '@mantine/core';
import { ownNames } from '../../parts/ownNames.ts';
import { type Draft, faultsAt } from './draft.ts';
import { texts } from './texts.ts';

interface Props {
  draft: Draft;
  errors: Record<string, string>;
  change: (part: Partial<Draft>) => void;
}

/** What customers may say that it is about, and whether they choose a language. */
export function TopicsPart({ draft, errors, change }: Props) {
  const { settings } = draft;
  const put = (topics: PortalTopic[]) => change({ settings: { ...settings, topics } });
  const set = (index: number, part: Partial<PortalTopic>) =>
    put(settings.topics.map((topic, at) => (at === index ? { ...topic, ...part } : topic)));
  return (
    <Stack>
      <Text c="dimmed" size="sm">
        {texts.topicsAbout}
      </Text>
      {settings.topics.map((topic, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a topic has no identity but its place while its skill is being typed.
        <Fieldset key={index} legend={topic.skill || texts.topicSkill}>
          <Group grow align="flex-start">
            <TextInput label={texts.topicSkill} value={topic.skill} onChange={(e) => set(index, { skill: e.currentTarget.value })} />
            {settings.languages.map((language) => (
              <TextInput
                key={language}
                label={`${texts.topicLabel}, ${ownNames[language] ?? language}`}
                value={topic.labels[language] ?? ''}
                onChange={(e) => set(index, { labels: { ...topic.labels, [language]: e.currentTarget.value } })}
              />
            ))}
          </Group>
          <Group justify="space-between" mt="sm">
            <Text c="red" size="sm" role="alert">
              {faultsAt(errors, `settings.topics.${index}`)}
            </Text>
            <Button size="compact-sm" variant="default" onClick={() => put(settings.topics.filter((_, at) => at !== index))}>
              {texts.remove}
            </Button>
          </Group>
        </Fieldset>
      ))}
      <Text c="red" size="sm" role="alert">
        {errors['settings.topics'] ?? ''}
      </Text>
      <Group>
        <Button variant="default" onClick={() => put([...settings.topics, { skill: '', labels: {} }])}>
          {texts.topicAdd}
        </Button>
      </Group>
      <Switch
        label={texts.askLanguage}
        description={texts.askLanguageAbout}
        checked={settings.askLanguage}
        onChange={(e) => change({ settings: { ...settings, askLanguage: e.currentTarget.checked } })}
      />
    </Stack>
  );
}
