import type { CustomerView } from '@deskside/talk';
import { useState } from 'preact/hooks';
import { language, t } from '../texts/index.ts';
import type { Visit } from '../visit/visit.ts';

/** What the portal lets one choose while waiting: what help is needed with, and in which language. */
export function Wishes({ visit, view }: { visit: Visit; view: CustomerView }) {
  const [said, setSaid] = useState('');
  const skills = view.choices?.skills ?? [];
  const languages = view.choices?.languages ?? [];
  if (skills.length === 0 && languages.length < 2) return null;
  const wish = async (skill: string, tongue: string) => {
    const answer = await visit.wish(skill, tongue);
    setSaid(answer.ok ? t('wait.wish.done') : t('wait.failed', { why: answer.problem.detail || t('page.unreachable.title') }));
  };
  const tongue = languages.includes(view.language ?? '') ? (view.language ?? '') : '';
  return (
    <div class="wishes">
      {skills.length > 0 && (
        <label>
          <span>{t('wait.wish.skill')}</span>
          <select value={view.skill ?? ''} onChange={(event) => void wish(event.currentTarget.value, tongue)}>
            <option value="">{t('wait.wish.any')}</option>
            {skills.map((skill) => (
              <option key={skill} value={skill}>
                {skill.charAt(0).toLocaleUpperCase(language) + skill.slice(1)}
              </option>
            ))}
          </select>
        </label>
      )}
      {languages.length > 1 && (
        <label>
          <span>{t('wait.wish.language')}</span>
          <select value={tongue} onChange={(event) => void wish(view.skill ?? '', event.currentTarget.value)}>
            <option value="">{t('wait.wish.any')}</option>
            {languages.map((tag) => (
              <option key={tag} value={tag}>
                {nameOf(tag)}
              </option>
            ))}
          </select>
        </label>
      )}
      <p class="meanwhile-said" role="status">
        {said}
      </p>
    </div>
  );
}

/** As speakers of the page's language call it. */
function nameOf(tag: string): string {
  try {
    return new Intl.DisplayNames([language], { type: 'language' }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}
