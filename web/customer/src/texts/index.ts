import { en, type TextKey, type TextTable } from './en.ts';

/** Languages that the pages speak. One more is one more table here. */
const languages: Record<string, TextTable> = { en };

function choose(): [string, TextTable] {
  for (const wish of navigator.languages) {
    const language = wish.slice(0, 2).toLowerCase();
    const table = languages[language];
    if (table) return [language, table];
  }
  return ['en', en];
}

export const [language, table] = choose();

/** Hebrew, Arabic, Syriac, Thaana, N'Ko and their presentation forms. */
const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;

/** A sentence with its marks filled in. Words that run from right to left are isolated, so that they do not turn the sentence around. */
export function t(key: TextKey, values: Record<string, string | number> = {}): string {
  return table[key].replace(/\{(\w+)\}/g, (mark, name: string) => {
    const value = values[name];
    if (value === undefined) return mark;
    return typeof value === 'number' ? value.toLocaleString(language) : rightToLeft.test(value) ? `\u2068${value}\u2069` : value;
  });
}

export type { TextKey };
