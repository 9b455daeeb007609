import type { CaseStepName } from '@deskside/talk';

export type {
  CaseEntry,
  CaseStepName as StepName,
  CaseSummary,
  CaseView,
  NewCase,
  NotedCase,
  TellBy,
  ToldView as Told,
} from '@deskside/talk';

/** Those that only a person knows. */
export type SpokenStep = Extract<CaseStepName, 'called' | 'configured' | 'repaired'>;
