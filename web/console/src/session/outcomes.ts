import type { Outcome } from '@deskside/talk';
import { words } from '../texts/index.ts';

export const outcomeNames = words<Record<Outcome, string>>('outcomes', {
  solved: 'Solved',
  unsolved: 'Not solved',
  followUp: 'Needs follow-up',
  other: 'Other',
});
