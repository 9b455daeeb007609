import { en, type TextKey, type TextTable } from './en.ts';

/** The languages that the pages speak, by their own names. One more is one more line here, one in `load`, and one table. */
export const languageNames: Record<string, string> = { en: 'English', de: 'Deutsch', fr: 'Français', es: 'Español' };

const choiceKey = 'deskside:language';

export let language = 'en';
let table: Partial<TextTable> = en;

/** Only the language that is spoken travels to the customer; English is always there. A language that cannot be fetched is English. */
export async function speak(wanted: string): Promise<void> {
  const loaded = await load(wanted).catch(() => en);
  language = loaded === en ? 'en' : wanted;
  table = loaded;
  if (typeof document !== 'undefined') document.documentElement.lang = language;
}

function load(wanted: string): Promise<TextTable> {
  switch (wanted) {
    case 'de':
      return import('./de.ts').then((m) => m.de);
    case 'fr':
      return import('./fr.ts').then((m) => m.fr);
    case 'es':
      return import('./es.ts').then((m) => m.es);
    default:
      return Promise.resolve(en);
  }
}

/** What the customer chose here before, else the best of the browser's languages, else the first offered. */
export function chooseLanguage(offered: readonly string[]): string {
  const chosen = remembered();
  if (chosen && offered.includes(chosen)) return chosen;
  const wish = navigator.languages.map((tag) => tag.slice(0, 2).toLowerCase()).find((tag) => offered.includes(tag));
  return wish ?? offered[0] ?? 'en';
}

export function rememberLanguage(tag: string): void {
  try {
    localStorage.setItem(choiceKey, tag);
  } catch {
    // Nothing is kept in a browser that keeps nothing.
  }
}

function remembered(): string | null {
  try {
    return localStorage.getItem(choiceKey);
  } catch {
    return null;
  }
}

/** Hebrew, Arabic, Syriac, Thaana, N'Ko and their presentation forms. */
const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;

/** A sentence with its marks filled in. Words that run from right to left are isolated, so that they do not turn the sentence around. */
export function t(key: TextKey, values: Record<string, string | number> = {}): string {
  return (table[key] ?? en[key]).replace(/\{(\w+)\}/g, (mark, name: string) => {
    const value = values[name];
    if (value === undefined) return mark;
    return typeof value === 'number' ? value.toLocaleString(language) : rightToLeft.test(value) ? `\u2068${value}\u2069` : value;
  });
}

export type { TextKey };
