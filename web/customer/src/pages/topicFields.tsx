import type { PortalView } from '@deskside/talk';
import { describedBy, Field } from '../parts/field.tsx';
import { language, languageNames, t } from '../texts/index.ts';

interface Props {
  portal: PortalView;
  topic: string;
  speech: string;
  error: string;
  onTopic: (skill: string) => void;
  onSpeech: (tag: string) => void;
}

/** What it is about and in which language, where the portal asks for it. Neither must be answered. */
export function TopicFields({ portal, topic, speech, error, onTopic, onSpeech }: Props) {
  const asksTopic = portal.topics.length > 0;
  const asksLanguage = portal.askLanguage && portal.languages.length > 1;
  if (!asksTopic && !asksLanguage) return null;
  return (
    <div class="fields">
      {asksTopic && (
        <Field id="ask-topic" label={t('ask.topic')} hint="" error={error}>
          <select
            id="ask-topic"
            name="topic"
            value={topic}
            aria-describedby={describedBy('ask-topic', error)}
            onChange={(event) => onTopic(event.currentTarget.value)}
          >
            <option value="">{t('ask.topic.any')}</option>
            {portal.topics.map(({ skill, labels }) => (
              <option key={skill} value={skill}>
                {labels[language] ?? Object.values(labels)[0] ?? skill}
              </option>
            ))}
          </select>
        </Field>
      )}
      {asksLanguage && (
        <Field id="ask-speech" label={t('ask.language')} hint="" error="">
          <select
            id="ask-speech"
            name="speech"
            value={speech || language}
            aria-describedby={describedBy('ask-speech', '')}
            onChange={(event) => onSpeech(event.currentTarget.value)}
          >
            {portal.languages.map((tag) => (
              <option key={tag} value={tag} lang={tag}>
                {languageNames[tag] ?? tag}
              </option>
            ))}
          </select>
        </Field>
      )}
    </div>
  );
}
