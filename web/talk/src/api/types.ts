// The shapes of the REST interface, one name a shape. Source: docs/openapi.json; `npm run types` compares.

/** ISO 8601 in UTC with milliseconds. */
export type Instant = string;
/** Lower-case UUIDv7. */
export type Id = string;

export interface PortalView {
  name: string;
  organisation: string;
  title: string;
  welcome: string;
  waysIn: { web: boolean; code: boolean; companion: boolean };
  companion: CompanionFile[];
  serverVersion: string;
  demo?: boolean;
}

export interface CompanionFile {
  /** For example "linux-x64". */
  platform: string;
  file: string;
  sizeBytes: number;
  /** Lower-case hex. */
  sha256: string;
  url: string;
}

export type CustomerState = 'waiting' | 'accepted' | 'ended' | 'left';

export interface CustomerView {
  request: Id;
  state: CustomerState;
  name: string;
  question: string;
  /** 1 = next. */
  position?: number | null;
  waitingCount?: number | null;
  askedAt: Instant;
  session?: CustomerSession | null;
  outcome?: Outcome | null;
  portal: { name: string; title: string };
}

export interface CustomerSession {
  id: Id;
  technician: { name: string; organisation: string };
  openedAt: Instant;
  endedAt?: Instant | null;
  endedBy?: EndedBy | null;
  sharer?: SharerView | null;
  consents?: ConsentView[] | null;
}

export type EndedBy = string;

export interface SharerView {
  present: boolean;
  platform?: string | null;
}

export type Capability = 'view' | 'control' | 'files' | 'clipboard';
export type ConsentState = 'none' | 'asking' | 'granted' | 'denied' | 'timedOut' | 'withdrawn' | 'suspendedByCustomer' | 'unavailable';

export interface ConsentView {
  capability: Capability;
  state: ConsentState;
  inAdvance?: boolean | null;
}

export type Outcome = 'solved' | 'unsolved' | 'followUp' | 'other';
export type WayIn = 'web' | 'code' | 'companion';

export interface ShareCode {
  /** Nine digits in groups: "123 456 789". */
  code: string;
  digits: string;
  expiresAt: Instant;
  command: string;
  downloadUrl: string;
}

export type MessageFrom = 'customer' | 'technician' | 'system';

export interface ChatMessage {
  number: number;
  id: Id;
  from: MessageFrom;
  name: string;
  text: string;
  at: Instant;
  deliveredAt?: Instant | null;
  readAt?: Instant | null;
}

export type Role = 'technician' | 'supervisor' | 'administrator' | 'auditor';

export interface TechnicianMe {
  id: Id;
  name: string;
  displayName: string;
  organisation: { id: Id; name: string };
  demo?: boolean;
  roles: Role[];
}

export interface TechnicianView {
  id: Id;
  name: string;
  displayName: string;
  roles: Role[];
  active?: boolean | null;
  createdAt?: Instant | null;
  lastSignInAt?: Instant | null;
}

export interface QueueEntry {
  request: Id;
  name: string;
  question: string;
  askedAt: Instant;
  wayIn: WayIn;
  portal?: string | null;
  position: number;
}

export interface AcceptedView {
  session: Id;
  request: Id;
  waitedSeconds: number;
}

export type SessionState = 'chatting' | 'awaitingConsent' | 'viewing' | 'controlling' | 'ended';

export interface SessionView {
  id: Id;
  request: Id;
  state: SessionState;
  customer: { name: string; email?: string | null };
  question: string;
  wayIn?: WayIn | null;
  askedAt: Instant;
  openedAt: Instant;
  endedAt?: Instant | null;
  endedBy?: EndedBy | null;
  endReason?: string | null;
  technician: { id: Id; name: string; organisation: string };
  sharer?: SharerView | null;
  consents?: ConsentView[] | null;
  outcome?: Outcome | null;
  note?: string | null;
}

export interface AuditEntry {
  number: number;
  at: Instant;
  actor: string;
  action: string;
  subject: string;
  details?: unknown;
  hash: string;
}

export interface AuditVerdict {
  ok: boolean;
  entries: number;
  brokenAt?: number | null;
}

export interface LegTicket {
  ticket: string;
  path: string;
  leg?: number | null;
}

/** One piece of news from the event stream; `kind` says which of the optional members are there. */
export interface News {
  kind: string;
  at?: Instant;
  request?: Id;
  session?: Id;
  technician?: { id?: Id; name: string } | string;
  message?: ChatMessage;
  from?: MessageFrom;
  by?: MessageFrom;
  number?: number;
  /** chat.seen only: how far. */
  mark?: 'delivered' | 'read';
  position?: number;
  waitingCount?: number;
  present?: boolean;
  platform?: string;
  capability?: Capability;
  state?: ConsentState;
  reason?: string;
  outcome?: Outcome;
}
