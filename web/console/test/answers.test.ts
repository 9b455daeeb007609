import { describe, expect, it } from 'vitest';
import { insert, matching, slashAt } from '../src/session/answers/answers.ts';

const answer = (title: string, text = 'Text') => ({ answer: title, title, text });

describe('canned answers', () => {
  it('are called by a slash at the beginning or after a blank, up to the caret', () => {
    expect(slashAt('/re', 3)).toEqual({ start: 0, word: 're' });
    expect(slashAt('Hello /rest of it', 8)).toEqual({ start: 6, word: 'r' });
    expect(slashAt('a\n/', 3)).toEqual({ start: 2, word: '' });
    expect(slashAt('/prüf', 5)).toEqual({ start: 0, word: 'prüf' });
  });

  it('are not called by a path, a date or a finished word', () => {
    for (const text of ['C:/re', '1/2', 'and/or', '/re start', 'http://']) expect(slashAt(text, text.length)).toBeUndefined();
  });

  it('are found by title, then by a word of it, then by their text', () => {
    const all = [answer('Printer restart'), answer('Goodbye', 'Please restart your PC.'), answer('Restart the PC'), answer('Hello')];
    expect(matching(all, 'rest').map((one) => one.title)).toEqual(['Restart the PC', 'Printer restart', 'Goodbye']);
    expect(matching(all, '')).toHaveLength(4);
    expect(matching(all, 'zzz')).toEqual([]);
  });

  it('take the place of the word, with names filled in and nothing else', () => {
    const done = insert('Hi /re now', { start: 3, word: 're' }, answer('x', 'Dear {customer}, {unknown} {technician}'), {
      customer: '$& Zoë',
      technician: 'Ada',
    });
    expect(done).toEqual({ text: 'Hi Dear $& Zoë, {unknown} Ada now', caret: 'Hi Dear $& Zoë, {unknown} Ada'.length });
  });
});
