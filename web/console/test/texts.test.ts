import { afterEach, expect, test } from 'vitest';
import { languages, speak, take, type Words, words } from '../src/texts/index.ts';

afterEach(() => take(undefined, 'en'));

const english = { title: 'Mail', way: { web: ['Page', 'The page itself.'] }, long: { deep: 'Deep' } };

test('a room speaks English until something else is said', () => {
  expect(words('test', english)).toEqual(english);
});

test('a translation lies over the table, and what it leaves out stays English', () => {
  const said = words('test', english);
  take({ name: 'Deutsch', rooms: { test: { title: 'Post', way: { web: ['Seite', 'Die Seite selbst.'] } } } }, 'de');
  expect(said).toEqual({ title: 'Post', way: { web: ['Seite', 'Die Seite selbst.'] }, long: { deep: 'Deep' } });
  take(undefined, 'en');
  expect(said).toEqual(english);
});

test('a room that is opened later speaks the chosen language, too', () => {
  take({ name: 'Deutsch', rooms: { late: { title: 'Spät' } } }, 'de');
  expect(words('late', { title: 'Late', more: 'More' })).toEqual({ title: 'Spät', more: 'More' });
});

test('what a room does not know, or of another kind, is left out', () => {
  const said = words('test', english);
  take({ name: 'X', rooms: { test: { unknown: 'x', title: { no: 'x' }, long: 'x' } as Words } }, 'xx');
  expect(said).toEqual(english);
});

test('a language that is not there is English, and English is always there', async () => {
  const said = words('test', english);
  await speak('tlh');
  expect(said).toEqual(english);
  expect(languages[0]).toBe('en');
});
