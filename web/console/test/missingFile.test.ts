import { expect, it } from 'vitest';
import { isMissingFile } from '../src/lost/missingFile.ts';

it.each([
  ['Chromium', 'Failed to fetch dynamically imported module: https://help.example/assets/console/casesPage-1a2b.js'],
  ['Firefox', 'error loading dynamically imported module: https://help.example/assets/console/casesPage-1a2b.js'],
  ['Safari', 'Importing a module script failed.'],
  ['the bundler', 'Unable to preload CSS for /assets/console/xterm-1a2b.css'],
])('is told by the words of %s', (_, message) => {
  expect(isMissingFile(new TypeError(message))).toBe(true);
});

it('is not a fault of our own', () => {
  expect(isMissingFile(new TypeError("Cannot read properties of undefined (reading 'name')"))).toBe(false);
  expect(isMissingFile(new Error('Failed to fetch'))).toBe(false);
});
