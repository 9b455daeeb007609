import { expect, it } from 'vitest';
import { saidBefore, stillToSay } from '../../src/cases/saidBefore.ts';
import type { Told } from '../../src/cases/types.ts';

const told: Told['told'] = [
  { by: 'page', state: 'told' },
  { by: 'mail', state: 'notPossible', why: 'The mail server does not answer.' },
];
const last = { fixed: 'yes', text: 'It starts again.', told } as const;

it('tells nobody the same twice, and tries again where it did not arrive', () => {
  const before = saidBefore({ ...last, told: [...told] }, 'yes', 'It starts again.');
  expect(before.map(({ by }) => by)).toEqual(['page']);
  expect(stillToSay(['page', 'mail', 'screen'], before)).toEqual(['mail', 'screen']);
});

it('tells everybody other words, and the opposite', () => {
  expect(saidBefore({ ...last, told: [...told] }, 'yes', 'It starts.')).toEqual([]);
  expect(saidBefore({ ...last, told: [...told] }, 'no', 'It starts again.')).toEqual([]);
  expect(stillToSay(['page', 'mail'], saidBefore(undefined, 'yes', ''))).toEqual(['page', 'mail']);
});
