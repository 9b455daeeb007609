/**
 * The console's sentences stand in tables, one a room (`texts.ts`), in English. A language is one more file, `languages/<tag>.ts`, whose
 * default export is a `Translation`: what it leaves out stays English. Nothing else changes; the profile menu offers what is there.
 */
export interface Translation {
  /** Its own name, such as Deutsch. */
  name: string;
  /** By room, with the same keys as the English table; a member may be a sentence, a list of them, or a table again. */
  rooms: Record<string, Words>;
}

export type Words = { [key: string]: string | readonly string[] | Words };

const choiceKey = 'deskside:console-language';
const files = import.meta.glob<{ default: Translation }>('./languages/*.ts');
const tables = new Map<string, { said: object; english: object }>();
let spoken: Translation | undefined;

/** The tags of all languages that there are, English first. */
export const languages: readonly string[] = ['en', ...Object.keys(files).map((file) => file.slice('./languages/'.length, -'.ts'.length))];

/** A room's table. It is changed in place when another language is spoken, so read it while drawing. */
export function words<T extends object>(room: string, english: T): T {
  const said = structuredClone(english);
  tables.set(room, { said, english });
  overlay(said, spoken?.rooms[room]);
  return said;
}

/** Speaks the language from the next drawing on; one that is not there is English. */
export async function speak(tag: string): Promise<void> {
  const file = files[`./languages/${tag}.ts`];
  take(file ? (await file()).default : undefined, tag);
}

/** The same with a translation at hand. */
export function take(translation: Translation | undefined, tag: string): void {
  spoken = translation;
  for (const [room, { said, english }] of tables) {
    Object.assign(said, structuredClone(english));
    overlay(said, translation?.rooms[room]);
  }
  if (typeof document !== 'undefined') document.documentElement.lang = translation ? tag : 'en';
}

/** What was chosen here before, else the first of the browser's languages that there is. */
export function chooseLanguage(): string {
  const wishes = [stored(), ...navigator.languages.map((tag) => tag.slice(0, 2).toLowerCase())];
  return wishes.find((tag) => tag && languages.includes(tag)) ?? 'en';
}

export function rememberLanguage(tag: string): void {
  try {
    localStorage.setItem(choiceKey, tag);
  } catch {
    // Chosen for this page, then.
  }
}

function stored(): string {
  try {
    return localStorage.getItem(choiceKey) ?? '';
  } catch {
    return '';
  }
}

/** Puts what is translated over what is there; what the room does not know is left out. */
function overlay(said: object, translated: Words | undefined): void {
  const target = said as Record<string, unknown>;
  for (const [key, value] of Object.entries(translated ?? {})) {
    const before = target[key];
    if (before === undefined) continue;
    if (typeof value === 'object' && !Array.isArray(value) && typeof before === 'object') overlay(before as object, value as Words);
    else if (typeof value === typeof before) target[key] = value;
  }
}
