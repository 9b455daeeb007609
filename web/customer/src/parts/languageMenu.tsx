import { language, languageNames, t } from '../texts/index.ts';
import type { Visit } from '../visit/visit.ts';

export function LanguageMenu({ visit, offered }: { visit: Visit; offered: readonly string[] }) {
  if (offered.length < 2) return null;
  return (
    <select
      class="language"
      aria-label={t('page.language')}
      value={language}
      onChange={(event) => void visit.changeLanguage(event.currentTarget.value)}
    >
      {offered.map((tag) => (
        <option key={tag} value={tag} lang={tag}>
          {languageNames[tag] ?? tag}
        </option>
      ))}
    </select>
  );
}
