// Made by `npm run types` from docs/openapi.json. Do not edit.

export interface AcceptedResponse {
  session: SessionId;
  request: RequestId;
  waitedSeconds: number;
}

export type ApiKeyId = string;

export interface ApiKeyResponse {
  id: ApiKeyId;
  name: string;
  prefix: string;
  scopes: string[];
  createdBy: TechnicianId;
  createdAt: string;
  expiresAt?: null | string;
  lastUsedAt?: null | string;
  revokedAt?: null | string;
}

export interface ApiKeySelfResponse {
  id: ApiKeyId;
  name: string;
  organisation: OrganisationId;
  scopes: string[];
}

export interface AskRequest {
  portal?: null | string;
  name?: null | string;
  question?: null | string;
  email?: null | string;
  wayIn?: null | WayIn;
}

export interface AuditEntryResponse {
  number: number;
  at: string;
  actor: string;
  action: string;
  subject: string;
  details?: null | Record<string, string>;
  hash: string;
}

export interface AuditVerifyResponse {
  ok: boolean;
  entries: number;
  brokenAt?: null | number;
}

export type Capability = 'view' | 'control' | 'files' | 'clipboard';

export interface ChangePasswordRequest {
  current?: null | string;
  new?: null | string;
}

export interface ChangedTechnicianRequest {
  displayName?: null | string;
  email?: null | string;
  roles?: null | string[];
}

export type ChatSide = 'customer' | 'technician' | 'system';

export interface CodeResponse {
  code: string;
  digits: string;
  expiresAt: string;
  command: string;
  downloadUrl: string;
}

export interface CompanionResponse {
  platform: string;
  file: string;
  sizeBytes: number;
  sha256: string;
  url: string;
}

export interface ConsentReport {
  capability?: null | Capability;
  state?: null | ReportedConsent;
  inAdvance?: null | boolean;
}

export interface ConsentResponse {
  capability: Capability;
  state: ReportedConsent;
  inAdvance: boolean;
  at: string;
}

export interface CustomerEntry {
  customerToken: string;
  request: RequestId;
  state: RequestState;
  name: string;
  question: string;
  askedAt: string;
  portal: CustomerPortal;
  position?: null | number;
  waitingCount?: null | number;
  session?: null | CustomerSession;
  outcome?: null | SessionOutcome;
}

export interface CustomerPortal {
  name: string;
  title: string;
}

export interface CustomerSession {
  id: SessionId;
  technician: CustomerTechnician;
  openedAt: string;
  endedAt?: null | string;
  endedBy?: null | EndedBy;
  sharer: SharerResponse;
  consents: ConsentResponse[];
}

export interface CustomerTechnician {
  name: string;
  organisation: string;
}

export interface CustomerView {
  request: RequestId;
  state: RequestState;
  name: string;
  question: string;
  askedAt: string;
  portal: CustomerPortal;
  position?: null | number;
  waitingCount?: null | number;
  session?: null | CustomerSession;
  outcome?: null | SessionOutcome;
}

export interface EndRequest {
  reason?: null | string;
  outcome?: null | SessionOutcome;
  note?: null | string;
}

export type EndedBy = 'customer' | 'technician' | 'system';

export interface HealthResponse {
  status: string;
}

export interface JoinRequest {
  code?: null | string;
  platform?: null | string;
  version?: null | string;
}

export interface LegRequest {
  role?: null | LegRole;
}

export interface LegResponse {
  ticket: string;
  path: string;
  leg: number;
}

export type LegRole = 'sharer' | 'viewer';

export interface MeResponse {
  id: TechnicianId;
  name: string;
  displayName: string;
  organisation: OrganisationResponse;
  roles: string[];
  permissions: Permission[];
  demo: boolean;
}

export interface MessageResponse {
  number: number;
  id: string;
  from: ChatSide;
  name: string;
  text: string;
  at: string;
  deliveredAt?: null | string;
  readAt?: null | string;
}

export interface NewApiKeyRequest {
  name?: null | string;
  scopes?: null | string[];
  expiresInDays?: null | number;
}

export interface NewApiKeyResponse {
  key: string;
  about: ApiKeyResponse;
}

export interface NewTechnicianRequest {
  name?: null | string;
  displayName?: null | string;
  password?: null | string;
  roles?: null | string[];
  email?: null | string;
}

export type OrganisationId = string;

export interface OrganisationResponse {
  id: OrganisationId;
  name: string;
}

export interface PasswordRequest {
  password?: null | string;
}

export type Permission =
  | 'helpCustomers'
  | 'inviteCustomers'
  | 'readAllSessions'
  | 'joinAllSessions'
  | 'directQueue'
  | 'readReports'
  | 'readAudit'
  | 'manageTeams'
  | 'managePortals'
  | 'manageTechnicians'
  | 'manageRoles'
  | 'manageSignIn'
  | 'manageCustomers'
  | 'manageApiKeys'
  | 'manageMail'
  | 'manageWebhooks'
  | 'manageOrganisation';

export interface PortalResponse {
  name: string;
  organisation: string;
  title: string;
  welcome: string;
  waysIn: WaysInResponse;
  companion: CompanionResponse[];
  serverVersion: string;
  demo: boolean;
}

export interface PostMessageRequest {
  id?: null | string;
  text?: null | string;
}

export interface Problem {
  type?: string;
  title?: string;
  status: number;
  detail: string;
  code: string;
  retryAfterSeconds?: number;
  technician?: string;
  errors?: Record<string, string>;
}

export type ReportedConsent = 'none' | 'asking' | 'granted' | 'denied' | 'timedOut' | 'withdrawn' | 'suspendedByCustomer' | 'unavailable';

export type RequestId = string;

export type RequestState = 'waiting' | 'accepted' | 'ended' | 'left';

export interface RoleRequest {
  key?: null | string;
  title?: null | string;
  permissions?: null | Permission[];
}

export interface RoleResponse {
  key: string;
  title: string;
  builtIn: boolean;
  permissions: Permission[];
}

export type SeenKind = 'delivered' | 'read';

export interface SeenRequest {
  number: number;
  kind?: null | SeenKind;
}

export interface SessionCustomerResponse {
  name: string;
  email?: null | string;
}

export type SessionId = string;

export type SessionOutcome = 'solved' | 'unsolved' | 'followUp' | 'other';

export interface SessionResponse {
  id: SessionId;
  request: RequestId;
  state: SessionState;
  customer: SessionCustomerResponse;
  question: string;
  wayIn: WayIn;
  askedAt: string;
  openedAt: string;
  endedAt?: null | string;
  endedBy?: null | EndedBy;
  endReason?: null | string;
  technician: SessionTechnicianResponse;
  sharer: SharerResponse;
  consents: ConsentResponse[];
  outcome?: null | SessionOutcome;
  note?: null | string;
}

export type SessionState = 'chatting' | 'awaitingConsent' | 'viewing' | 'controlling' | 'ended';

export interface SessionTechnicianResponse {
  id: TechnicianId;
  name: string;
  organisation: string;
}

export interface SetupRequest {
  token?: null | string;
  organisation?: null | string;
  name?: null | string;
  displayName?: null | string;
  password?: null | string;
}

export interface SetupState {
  open: boolean;
}

export interface SharerResponse {
  present: boolean;
  platform?: null | string;
}

export interface SignInRequest {
  name?: null | string;
  password?: null | string;
}

export interface SignInResponse {
  technician: MeResponse;
}

export type Stream = string;

export type TechnicianId = string;

export interface TechnicianResponse {
  id: TechnicianId;
  name: string;
  displayName: string;
  email?: null | string;
  roles: string[];
  createdAt: string;
  active: boolean;
}

export interface WaitingResponse {
  request: RequestId;
  name: string;
  question: string;
  email?: null | string;
  askedAt: string;
  wayIn: WayIn;
  portal: string;
  position: number;
}

export type WayIn = 'web' | 'companion' | 'smartBox' | 'invitation' | 'api';

export interface WaysInResponse {
  web: boolean;
  code: boolean;
  companion: boolean;
}
