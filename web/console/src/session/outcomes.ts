import type { Outcome } from '@deskside/talk';

export const outcomeNames: Record<Outcome, string> = {
  solved: 'Solved',
  unsolved: 'Not solved',
  followUp: 'Needs follow-up',
  other: 'Other',
};
