import type { Instant } from '@deskside/talk';
import type { DeviceView } from '../devices/types.ts';

export type StepName = 'called' | 'configured' | 'hello' | 'access' | 'redirected' | 'repaired' | 'closed';

/** Those that only a person knows. */
export type SpokenStep = Extract<StepName, 'called' | 'configured' | 'repaired'>;

export interface CaseStep {
  step: StepName;
  at?: Instant | null;
}

export interface CaseEntry {
  number: number;
  at: Instant;
  kind: string;
  actor?: string | null;
  text: string;
  details?: Record<string, unknown> | null;
}

export interface CaseView {
  request: string;
  session?: string | null;
  customer: { name: string; email?: string | null; phone?: string | null };
  question: string;
  wayIn: string;
  askedAt: Instant;
  state: string;
  outcome?: { fixed: 'yes' | 'no'; text: string; at: Instant; by: string } | null;
  technician?: { technician: string; name: string } | null;
  steps: CaseStep[];
  device?: DeviceView | null;
  timeline: CaseEntry[];
}

export interface CaseSummary {
  request: string;
  name: string;
  wayIn: string;
  askedAt: Instant;
  state: string;
  technician?: string | null;
  outcome?: 'yes' | 'no' | null;
  device?: Pick<DeviceView, 'device' | 'spoken' | 'state'> | null;
}

export interface NewCase {
  name: string;
  question: string;
  phone?: string;
  email?: string;
  answerNow: 'yes' | 'no';
}

export type TellBy = 'page' | 'mail' | 'screen';

export interface Told {
  told: { by: TellBy; state: 'told' | 'notPossible'; why?: string | null }[];
}
