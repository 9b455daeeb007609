import type { QueueEntry } from '@deskside/talk';
import { beforeEach, describe, expect, it } from 'vitest';
import { AlertBox } from '../src/alert/alertBox.ts';

const entry = (request: string): QueueEntry => ({
  request,
  name: `Customer ${request}`,
  question: 'Why?',
  askedAt: '2026-11-21T14:00:00.000Z',
  wayIn: 'web',
  portal: 'default',
  presence: 'here',
  channel: 'chat',
  position: 1,
});

let shown: string[] = [];
let raised: string[] = [];
let box: AlertBox;
const queue = (...requests: string[]) => box.queue(requests.map(entry));

beforeEach(() => {
  shown = [];
  raised = [];
  box = new AlertBox(
    (alerts) => {
      shown = alerts.map((alert) => alert.entry.request);
    },
    (fresh) => raised.push(fresh.request),
  );
});

describe('AlertBox', () => {
  it('raises nothing for what was waiting before the console was opened', () => {
    queue('a', 'b');
    expect(raised).toEqual([]);
    expect(shown).toEqual([]);
  });

  it('raises each new question once', () => {
    queue('a');
    queue('a', 'b');
    queue('a', 'b');
    expect(raised).toEqual(['b']);
    expect(shown).toEqual(['b']);
  });

  it('raises a question anew to which one is alerted again, once', () => {
    queue();
    queue('a', 'b');
    box.drop('a');
    box.again('a');
    box.again('b');
    box.again('never seen');
    expect(shown).toEqual([]);
    queue('a', 'b');
    queue('a', 'b');
    expect(raised).toEqual(['a', 'b', 'a', 'b']);
    expect(shown).toEqual(['a', 'b']);
  });

  it('takes the card away when somebody has answered', () => {
    queue();
    queue('a', 'b');
    queue('b');
    expect(shown).toEqual(['b']);
  });

  it('does not raise again what was put aside', () => {
    queue();
    queue('a');
    box.drop('a');
    queue('a');
    expect(raised).toEqual(['a']);
    expect(shown).toEqual([]);
  });

  it('raises what came while the line was down', () => {
    queue('a');
    queue('a', 'b', 'c');
    expect(raised).toEqual(['b', 'c']);
  });

  it('begins anew after signing out', () => {
    queue();
    queue('a');
    box.clear();
    queue('a');
    expect(raised).toEqual(['a']);
    expect(shown).toEqual([]);
  });
});
