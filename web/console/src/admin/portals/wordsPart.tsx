import { Checkbox, Group, NativeSelect, Stack, Tabs, Textarea, TextInput } from '@mantine/core';
import { ownNames } from '../../parts/ownNames.ts';
import type { Draft } from './draft.ts';
import { texts } from './texts.ts';

interface Props {
  draft: Draft;
  errors: Record<string, string>;
  change: (part: Partial<Draft>) => void;
}

export function WordsPart({ draft, errors, change }: Props) {
  const { settings } = draft;
  const set = (language: string, part: Partial<{ title: string; welcome: string; notice: string; closed: string }>) => {
    const before = settings.texts[language] ?? { title: '', welcome: '', notice: null, closed: null };
    change({ settings: { ...settings, texts: { ...settings.texts, [language]: { ...before, ...part } } } });
  };
  const speak = (languages: string[]) => change({ settings: { ...settings, languages } });
  return (
    <Stack>
      <Checkbox.Group
        label={texts.languages}
        description={texts.languagesAbout}
        value={settings.languages}
        onChange={speak}
        error={errors['settings.languages']}
      >
        <Group mt="xs">
          {Object.entries(ownNames).map(([value, label]) => (
            <Checkbox key={value} value={value} label={label} />
          ))}
        </Group>
      </Checkbox.Group>
      <NativeSelect
        label={texts.firstLanguage}
        description={texts.firstLanguageAbout}
        value={settings.languages[0] ?? ''}
        onChange={(e) => speak([e.currentTarget.value, ...settings.languages.filter((l) => l !== e.currentTarget.value)])}
        data={settings.languages.map((value) => ({ value, label: ownNames[value] ?? value }))}
      />
      <Tabs defaultValue="first" keepMounted={false}>
        <Tabs.List aria-label={texts.words}>
          <Tabs.Tab value="first">{texts.first}</Tabs.Tab>
          {settings.languages.map((language) => (
            <Tabs.Tab key={language} value={language}>
              {ownNames[language] ?? language}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="first" pt="sm">
          <Stack>
            <TextInput
              label={texts.heading}
              required
              value={draft.title}
              onChange={(e) => change({ title: e.currentTarget.value })}
              error={errors.title}
            />
            <Textarea
              label={texts.welcome}
              autosize
              minRows={2}
              value={draft.welcome}
              onChange={(e) => change({ welcome: e.currentTarget.value })}
              error={errors.welcome}
            />
          </Stack>
        </Tabs.Panel>
        {settings.languages.map((language) => {
          const said = settings.texts[language];
          return (
            <Tabs.Panel key={language} value={language} pt="sm">
              <Stack>
                <TextInput
                  label={texts.heading}
                  description={texts.wordsAbout}
                  value={said?.title ?? ''}
                  onChange={(e) => set(language, { title: e.currentTarget.value })}
                  error={errors[`settings.texts.${language}.title`]}
                />
                <Textarea
                  label={texts.welcome}
                  autosize
                  minRows={2}
                  value={said?.welcome ?? ''}
                  onChange={(e) => set(language, { welcome: e.currentTarget.value })}
                  error={errors[`settings.texts.${language}.welcome`]}
                />
                <Textarea
                  label={texts.notice}
                  description={texts.noticeAbout}
                  autosize
                  value={said?.notice ?? ''}
                  onChange={(e) => set(language, { notice: e.currentTarget.value })}
                  error={errors[`settings.texts.${language}.notice`]}
                />
                <Textarea
                  label={texts.closed}
                  description={texts.closedAbout}
                  autosize
                  value={said?.closed ?? ''}
                  onChange={(e) => set(language, { closed: e.currentTarget.value })}
                  error={errors[`settings.texts.${language}.closed`]}
                />
              </Stack>
            </Tabs.Panel>
          );
        })}
      </Tabs>
    </Stack>
  );
}
