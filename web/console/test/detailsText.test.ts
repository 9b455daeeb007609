import { expect, test } from 'vitest';
import { detailsText } from '../src/admin/identity/detailsText.ts';

test('a change is shown as old and new', () => {
  expect(detailsText({ 'roles.before': 'technician', 'roles.after': 'technician,auditor', address: '127.0.0.1' })).toBe(
    'roles: technician → technician,auditor · address: 127.0.0.1',
  );
});

test('what was not set before, or is not any more, is a dash', () => {
  expect(detailsText({ 'email.after': 'a@b.example' })).toBe('email: – → a@b.example');
  expect(detailsText({ 'email.before': 'a@b.example' })).toBe('email: a@b.example → –');
});

test('nothing is nothing', () => {
  expect(detailsText(null)).toBe('');
  expect(detailsText({})).toBe('');
});
