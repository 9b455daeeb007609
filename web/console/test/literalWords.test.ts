// biome-ignore-all lint/suspicious/noTemplateCurlyInString: pages are planted here as text
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Finding, frozenWords, literalWords } from './literalWords.ts';

const root = new URL('../src/', import.meta.url);
/** The tables' own machinery. */
const outside = /^texts\//;
const files = (readdirSync(root, { recursive: true }) as string[]).filter((file) => /\.tsx?$/.test(file) && !outside.test(file)).sort();

describe('the console', () => {
  it('is looked through whole', () => {
    expect(files.length).toBeGreaterThan(150);
    for (const room of ['account', 'admin', 'alert', 'cases', 'desk', 'devices', 'pages', 'parts', 'passing', 'session'])
      expect(files.some((file) => file.startsWith(`${room}/`))).toBe(true);
  });

  it('has its words in tables and not in its pages', () => {
    expect(all(literalWords)).toEqual([]);
  });

  it('reads no table while it is loaded, as what is read then stays English', () => {
    expect(all(frozenWords)).toEqual([]);
  });

  it('gives each table a name of its own, as one of the same name would not be translated', () => {
    const rooms = files.flatMap((file) =>
      [...readFileSync(new URL(file, root), 'utf8').matchAll(/\bwords(?:<[^(]*>)?\(\s*'(\w+)'/g)].map((found) => found[1]),
    );
    expect(rooms.length).toBeGreaterThan(30);
    expect(rooms.filter((room, place) => rooms.indexOf(room) !== place)).toEqual([]);
  });
});

describe('a planted word is found', () => {
  it.each([
    ['between tags', '<p>Waiting</p>'],
    ['between tags, behind a value', '<p>{count} more</p>'],
    ['in an attribute', '<Field label="e-mail" />'],
    ['in a spoken name', '<button aria-label="undo" />'],
    ['in an attribute’s choice', '<Field label={isNew ? "new" : texts.old} />'],
    ['in a template', '<Field title={`Remove ${name}?`} />'],
    ['as a title', "notices.tell('good', 'Saved', text)"],
    ['as a sentence', 'const why = "the line is lost"'],
    ['in a list', "const choices = [{ value: 'a', label: 'all' }]"],
    ['behind a value', 'const left = `${seconds} seconds`'],
  ])('%s', (_, source) => {
    expect(literalWords('planted.tsx', `const page = () => {};\n${source};`)).toMatchObject([{ line: 2 }]);
  });

  it.each([
    ['a table', "const texts = words('room', { title: 'Mail', about: 'The mail server.' })"],
    ['a table’s word', '<Field label={texts.label}>{fill(texts.more, { count })}</Field>'],
    ['a path', 'go(`/console/session/${id}`)'],
    ['a class', '<p className={`line line-${kind}`}>{text}</p>'],
    ['a key', "event.key === 'Escape'"],
    ['a thrown error', "throw new Error('The upload has no end.')"],
    ['a header', "headers.get('Retry-After')"],
  ])('but not where there is %s', (_, source) => {
    expect(literalWords('planted.tsx', source)).toEqual([]);
  });
});

describe('a planted reading at load', () => {
  const head = "import { texts } from './texts.ts';\nconst own = words('own', { a: 'A' });\n";

  it.each(['const names = [texts.one, texts.two]', 'export const table = { a: own.a }', 'const { states } = { states: texts.states }'])(
    'is found: %s',
    (source) => {
      expect(frozenWords('planted.ts', head + source).length).toBeGreaterThan(0);
    },
  );

  it.each(['const name = () => texts.one', 'class A { say() { return own.a; } }', 'type Name = keyof typeof texts.names'])(
    'is none: %s',
    (source) => {
      expect(frozenWords('planted.ts', head + source)).toEqual([]);
    },
  );
});

function all(find: (path: string, source: string) => Finding[]): string[] {
  return files.flatMap((file) => find(file, readFileSync(new URL(file, root), 'utf8')).map(({ line, text }) => `${file}:${line}: ${text}`));
}
