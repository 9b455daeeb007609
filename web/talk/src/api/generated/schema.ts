// Made by `npm run types` from docs/openapi.json. Do not edit.

export interface AboutResponse {
  request: RequestId;
  state: RequestState;
  portal: string;
  wayIn: WayIn;
  team?: null | TeamId;
  skill?: null | string;
  language?: null | string;
  channel: string;
  contact?: null | string;
  fields: Record<string, string>;
  isVerified: boolean;
}

export interface AcceptInvitationRequest {
  token?: null | string;
  name?: null | string;
  displayName?: null | string;
  password?: null | string;
}

export interface AcceptedResponse {
  session: SessionId;
  request: RequestId;
  waitedSeconds: number;
}

export interface AdditionRequest {
  text?: null | string;
}

export type AnswerNow = 'no' | 'yes';

export interface AnswerRequest {
  title?: null | string;
  text?: null | string;
  team?: null | TeamId;
}

export interface AnswerResponse {
  answer: string;
  title: string;
  text: string;
  team?: null | TeamId;
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
  language?: null | string;
  fields?: null | Record<string, string>;
  topic?: null | string;
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

export type BootState = 'running' | 'started' | 'failed' | 'restored';

export type BootStepName =
  | 'consent'
  | 'redirectionOn'
  | 'mediaOpen'
  | 'serialOpen'
  | 'bootOrder'
  | 'bootOptions'
  | 'bootRole'
  | 'power'
  | 'reading'
  | 'restored';

export type BootStepState = 'waiting' | 'running' | 'done' | 'failed' | 'skipped';

export interface BootStepView {
  step: BootStepName;
  state: BootStepState;
  at?: null | string;
  text?: null | string;
}

export interface BootView {
  state: BootState;
  image: ImageId;
  startedAt: string;
  steps: BootStepView[];
  bytes: number;
  commands: number;
  lastBlock: number;
  bytesPerSecond: number;
  errors: number;
}

export interface BounceRequest {
  messageId?: null | string;
  reason?: null | string;
}

export interface BoxAskRequest {
  name?: null | string;
  question?: null | string;
  email?: null | string;
  language?: null | string;
  fields?: null | Record<string, string>;
  topic?: null | string;
  identity?: null | string;
}

export interface BoxAskedResponse {
  request: RequestId;
  customerToken: string;
}

export interface BoxPortalResponse {
  name: string;
  organisation: string;
  title: string;
  welcome: string;
  look: PortalLookResponse;
  languages: string[];
  texts: Record<string, PortalTextsV1>;
  fields: PortalField[];
  topics: PortalTopic[];
  email: EmailRule;
  words: Record<string, Record<string, string>>;
}

export interface BoxSecretResponse {
  secret: string;
}

export type Capability = 'view' | 'control' | 'files' | 'clipboard';

export interface CaseCustomer {
  name: string;
  email?: null | string;
  phone?: null | string;
}

export interface CaseDeviceSummary {
  device: string;
  spoken: string;
  state: DeviceState;
}

export interface CaseEntry {
  number: number;
  at: string;
  kind: string;
  actor?: null | string;
  text: string;
  details: JsonObject;
}

export type CaseFixed = 'no' | 'yes';

export interface CaseOutcome {
  fixed: CaseFixed;
  text: string;
  at: string;
  by: string;
}

export interface CaseOutcomeRequest {
  fixed?: null | CaseFixed;
  text?: null | string;
  tell?: null | TellBy[];
}

export interface CaseOutcomeResponse {
  told: ToldResponse[];
}

export type CaseStep = 'called' | 'configured' | 'hello' | 'access' | 'redirected' | 'repaired' | 'closed';

export interface CaseStepRequest {
  step?: null | CaseStep;
}

export interface CaseStepView {
  step: CaseStep;
  at?: null | string;
}

export interface CaseSummary {
  request: RequestId;
  name: string;
  wayIn: WayIn;
  askedAt: string;
  state: RequestState;
  technician?: null | string;
  outcome?: null | CaseFixed;
  device?: null | CaseDeviceSummary;
}

export interface CaseTechnician {
  technician: TechnicianId;
  name: string;
}

export interface CaseView {
  request: RequestId;
  session?: null | SessionId;
  customer: CaseCustomer;
  question: string;
  wayIn: WayIn;
  askedAt: string;
  state: RequestState;
  outcome?: null | CaseOutcome;
  technician?: null | CaseTechnician;
  steps: CaseStepView[];
  device?: null | DeviceView;
  timeline: CaseEntry[];
}

export interface ChangePasswordRequest {
  current?: null | string;
  new?: null | string;
}

export interface ChangedTechnicianRequest {
  displayName?: null | string;
  email?: null | string;
  roles?: null | string[];
}

export interface ChannelRequest {
  channel?: null | ContactChannel;
  contact?: null | string;
}

export type ChatSide = 'customer' | 'technician' | 'system';

export type ChatWord = 'notSealed';

export interface CodeRequest {
  code?: null | string;
}

export interface CodeResponse {
  code: string;
  digits: string;
  expiresAt: string;
  command: string;
  downloadUrl: string;
}

export interface ColleagueInvitationResponse {
  id: string;
  displayName: string;
  email?: null | string;
  roles: string[];
  createdAt: string;
  expiresAt: string;
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

export type ContactChannel = 'phone' | 'mail';

export interface CustomerChoices {
  skills: string[];
  languages: string[];
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
  expectedWaitSeconds?: null | number;
  dueAt?: null | string;
  isPlaceKept?: null | boolean;
  channel: string;
  contact?: null | string;
  skill?: null | string;
  language?: null | string;
  choices?: null | CustomerChoices;
  session?: null | CustomerSession;
  outcome?: null | SessionOutcome;
}

export interface CustomerGoResponse {
  address: string;
}

export type CustomerId = string;

export type CustomerKind = 'guest' | 'account' | 'directory';

export interface CustomerPasswordRequest {
  password?: null | string;
}

export interface CustomerPolicyRequest {
  mayAsk?: null | boolean;
  priority?: null | number;
  mustGiveMail?: null | boolean;
}

export interface CustomerPolicyResponse {
  kind: CustomerKind;
  mayAsk: boolean;
  priority: number;
  mustGiveMail: boolean;
}

export interface CustomerPortal {
  name: string;
  title: string;
}

export interface CustomerProviderChoice {
  id: string;
  title: string;
  kind: ProviderKind;
}

export interface CustomerResponse {
  id: CustomerId;
  kind: CustomerKind;
  displayName: string;
  email?: null | string;
  createdAt: string;
  active: boolean;
}

export interface CustomerSession {
  id: SessionId;
  technician: CustomerTechnician;
  openedAt: string;
  endedAt?: null | string;
  endedBy?: null | EndedBy;
  sharer: SharerResponse;
  consents: ConsentResponse[];
  isHeld: boolean;
}

export interface CustomerSignInRequest {
  name?: null | string;
  password?: null | string;
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
  expectedWaitSeconds?: null | number;
  dueAt?: null | string;
  isPlaceKept?: null | boolean;
  channel: string;
  contact?: null | string;
  skill?: null | string;
  language?: null | string;
  choices?: null | CustomerChoices;
  session?: null | CustomerSession;
  outcome?: null | SessionOutcome;
}

export type DayOfWeek = 'sunday' | 'monday' | 'tuesday' | 'wednesday' | 'thursday' | 'friday' | 'saturday';

export interface DeliveryResponse {
  delivery: string;
  kind: string;
  state: DeliveryState;
  tries: number;
  createdAt: string;
  nextAt?: null | string;
  closedAt?: null | string;
  status?: null | number;
  reason?: null | string;
}

export type DeliveryState = 'queued' | 'delivered' | 'failed';

export type DeviceAccess = 'unknown' | 'right' | 'wrong';

export interface DeviceAuditEntry {
  at: string;
  by: string;
  address: string;
  text: string;
}

export interface DeviceConsentCodeRequest {
  code?: null | string;
}

export type DeviceConsentNeed = 'none' | 'screen' | 'all';

export interface DeviceConsentReport {
  required: DeviceConsentNeed;
  state: DeviceConsentState;
}

export interface DeviceConsentResponse {
  state: DeviceConsentState;
}

export type DeviceConsentState = 'notStarted' | 'requested' | 'displayed' | 'received' | 'inSession';

export type DeviceControlMode = 'none' | 'client' | 'admin';

export interface DeviceEventEntry {
  at: string;
  severity: DeviceEventSeverity;
  entity: string;
  text: string;
}

export type DeviceEventSeverity = 'unspecified' | 'monitor' | 'information' | 'ok' | 'warning' | 'critical' | 'fatal';

export interface DeviceIdentityReport {
  uuid?: null | string;
  hostName?: null | string;
  manufacturer?: null | string;
  model?: null | string;
  firmware?: null | string;
  controlMode: DeviceControlMode;
}

export type DeviceLegKind = 'serial' | 'screen';

export interface DeviceLegRequest {
  kind?: null | DeviceLegKind;
}

export interface DeviceLegResponse {
  ticket: string;
  path: string;
}

export type DeviceLineKind = 'tls' | 'plain';

export type DevicePower = 'unknown' | 'on' | 'off' | 'sleep' | 'hibernated';

export type DevicePowerAction = 'on' | 'off' | 'cycle' | 'reset';

export interface DevicePowerRequest {
  action?: null | DevicePowerAction;
  openSessions?: null | OpenSessionsRule;
}

export interface DevicePowerResponse {
  power: DevicePower;
}

export interface DeviceRedirectionReport {
  serial: boolean;
  media: boolean;
  enabled: boolean;
}

export interface DeviceReport {
  identity: DeviceIdentityReport;
  power: DevicePower;
  bootCapabilities: string[];
  redirection: DeviceRedirectionReport;
  consent: DeviceConsentReport;
}

export interface DeviceServiceResponse {
  open: boolean;
  why?: null | string;
  address?: null | string;
  port?: null | number;
  fingerprint?: null | string;
  name: string;
  secret: string;
  forward: ForwardRule;
}

export interface DeviceSettingsRequest {
  forward?: null | ForwardRule;
}

export type DeviceState = 'expected' | 'connected' | 'offline';

export type DeviceSwitch = 'closed' | 'open';

export interface DeviceTextRequest {
  text?: null | string;
}

export interface DeviceView {
  device: string;
  spoken: string;
  request: RequestId;
  state: DeviceState;
  helloAt?: null | string;
  address?: null | string;
  trigger?: null | HelloTrigger;
  cipher?: null | string;
  ports: number[];
  access: DeviceAccess;
  retryAfterSeconds?: null | number;
  line?: null | DeviceLineKind;
  pin?: null | string;
  expiresAt: string;
  serial: DeviceSwitch;
  media: DeviceSwitch;
  screen: DeviceSwitch;
  boot?: null | BootView;
  forward?: null | ForwardView;
  notPutBack?: null | string;
}

export interface EarlierResponse {
  request: RequestId;
  askedAt: string;
  question: string;
  state: RequestState;
  technician?: null | string;
  outcome?: null | string;
  note?: null | string;
}

export type EmailRule = 'optional' | 'required' | 'notAsked';

export interface EndRequest {
  reason?: null | string;
  outcome?: null | SessionOutcome;
  note?: null | string;
}

export type EndedBy = 'customer' | 'technician' | 'system';

export interface EnterRequest {
  secret?: null | string;
  question?: null | string;
}

export interface EnteredResponse {
  request: RequestId;
}

export interface ExpectDeviceRequest {
  uuid?: null | string;
  password?: null | string;
}

export interface FloorResponse {
  technician: TechnicianId;
  name: string;
  state: TechnicianState;
  reason?: null | string;
  since: string;
  isOnline: boolean;
  sessions: number;
  teams: string[];
  skills: string[];
}

export interface ForwardRequest {
  port: number;
}

export type ForwardRule = 'off' | 'on';

export interface ForwardView {
  address: string;
  port: number;
  expiresAt: string;
}

export interface GoResponse {
  address: string;
}

export interface HandInRequest {
  portal?: null | string;
  name?: null | string;
  question?: null | string;
  email?: null | string;
  language?: null | string;
  priority?: null | number;
  reference?: null | string;
  fields?: null | Record<string, string>;
}

export interface HandedInResponse {
  request: RequestId;
  url: string;
}

export interface HandedInState {
  request: RequestId;
  state: RequestState;
  wayIn: WayIn;
  askedAt: string;
  dueAt?: null | string;
}

export interface HealthResponse {
  status: string;
}

export interface HelloResponse {
  at: string;
  uuid: string;
  spoken: string;
  address: string;
  trigger: HelloTrigger;
  cipher: string;
  verdict: HelloVerdictName;
  request?: null | RequestId;
}

export type HelloTrigger = 'user' | 'alert' | 'provisioning' | 'periodic' | 'other';

export type HelloVerdictName = 'expected' | 'pending' | 'tooOften' | 'wrongSecret';

export interface HoursHoliday {
  date?: null | string;
  name?: null | string;
}

export interface HoursSettings {
  zone?: null | string;
  week?: null | HoursSpan[];
  holidays?: null | HoursHoliday[];
}

export interface HoursSpan {
  day?: null | DayOfWeek;
  from?: null | string;
  to?: null | string;
}

export type IFormFile = string;

export interface ImageChangeRequest {
  name?: null | string;
  notes?: null | string;
}

export type ImageId = string;

export type ImageKind = 'cd' | 'floppy';

export interface ImageResponse {
  image: ImageId;
  name: string;
  kind: ImageKind;
  sizeBytes: number;
  uploadedBytes: number;
  sha256?: null | string;
  state: ImageState;
  notes: string;
  addedAt: string;
  addedBy: string;
}

export type ImageState = 'uploading' | 'ready' | 'broken';

export interface ImageUploadResponse {
  uploadedBytes: number;
}

export type InvitationId = string;

export interface InvitationLookResponse {
  displayName: string;
}

export interface InvitationResponse {
  invitation: InvitationId;
  address: string;
  name?: null | string;
  language: string;
  portal: string;
  message?: null | string;
  appointmentAt?: null | string;
  appointmentMinutes?: null | number;
  state: InvitationState;
  reason?: null | string;
  createdAt: string;
  expiresAt: string;
  openedAt?: null | string;
  usedAt?: null | string;
  request?: null | RequestId;
}

export type InvitationState = 'queued' | 'sent' | 'refused' | 'bounced' | 'opened' | 'used' | 'revoked' | 'expired';

export interface InvitationTokenRequest {
  token?: null | string;
}

export interface InvitedResponse {
  technician: string;
  organisation: string;
  portal: string;
  language: string;
  name?: null | string;
  message?: null | string;
  appointmentAt?: null | string;
  appointmentMinutes?: null | number;
  expiresAt: string;
}

export interface JoinRequest {
  code?: null | string;
  platform?: null | string;
  version?: null | string;
}

export type JsonObject = Record<string, unknown>;

export interface KeepRequest {
  email?: null | string;
}

export interface KeptResponse {
  link: string;
  until: string;
}

export interface KnownCustomerResponse {
  displayName: string;
  email?: null | string;
  kind: CustomerKind;
}

export type LdapSecurity = 'tls' | 'startTls' | 'none';

export interface LegRequest {
  role?: null | LegRole;
}

export interface LegResponse {
  ticket: string;
  path: string;
  leg: number;
}

export type LegRole = 'sharer' | 'viewer';

export interface LinkResponse {
  url: string;
}

export type MailFate = 'queued' | 'sent' | 'refused' | 'failed' | 'bounced' | 'withdrawn';

export type MailId = string;

export interface MailResponse {
  mail: MailId;
  about: string;
  address: string;
  subject: string;
  state: MailFate;
  tries: number;
  createdAt: string;
  nextAt?: null | string;
  closedAt?: null | string;
  reason?: null | string;
}

export type MailSecurity = 'startTls' | 'none';

export interface MailSettingsRequest {
  host?: null | string;
  port?: null | number;
  security?: null | MailSecurity;
  account?: null | string;
  password?: null | string;
  fromAddress?: null | string;
  fromName?: null | string;
}

export interface MailSettingsResponse {
  host: string;
  port: number;
  security: MailSecurity;
  account?: null | string;
  hasPassword: boolean;
  fromAddress: string;
  fromName: string;
}

export interface MailTestRequest {
  address?: null | string;
}

export interface MailTestResponse {
  sent: boolean;
  reason?: null | string;
}

export interface MeResponse {
  id: TechnicianId;
  name: string;
  displayName: string;
  organisation: OrganisationResponse;
  roles: string[];
  permissions: Permission[];
  mustEnrol: boolean;
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
  said?: null | ChatWord;
}

export interface MySignInResponse {
  id: string;
  current: boolean;
  method: SignInMethod;
  address: string;
  browser: string;
  createdAt: string;
  seenAt: string;
}

export type NewAccounts = 'refuse' | 'create';

export interface NewApiKeyRequest {
  name?: null | string;
  scopes?: null | string[];
  expiresInDays?: null | number;
}

export interface NewApiKeyResponse {
  key: string;
  about: ApiKeyResponse;
}

export interface NewCaseRequest {
  name?: null | string;
  question?: null | string;
  phone?: null | string;
  email?: null | string;
  language?: null | string;
  team?: null | TeamId;
  answerNow?: null | AnswerNow;
}

export interface NewCaseResponse {
  request: RequestId;
  session?: null | SessionId;
}

export interface NewCustomerRequest {
  displayName?: null | string;
  email?: null | string;
  password?: null | string;
}

export interface NewImageRequest {
  name?: null | string;
  kind?: null | ImageKind;
  sizeBytes: number;
  sha256?: null | string;
  notes?: null | string;
}

export interface NewInvitationRequest {
  displayName?: null | string;
  email?: null | string;
  roles?: null | string[];
}

export interface NewInvitationResponse {
  link: string;
  about: ColleagueInvitationResponse;
}

export interface NewPasskeyRequest {
  token?: null | string;
  name?: null | string;
  credential?: null | string;
}

export interface NewTechnicianRequest {
  name?: null | string;
  displayName?: null | string;
  password?: null | string;
  roles?: null | string[];
  email?: null | string;
}

export interface NewTotpResponse {
  secret: string;
  address: string;
  qr: string;
}

export interface NewWebhookResponse {
  webhook: WebhookResponse;
  secret: string;
}

export interface NoteRequest {
  text?: null | string;
}

export interface NoteResponse {
  note: string;
  technician: string;
  text: string;
  at: string;
}

export type OpenSessionsRule = 'refuse' | 'close';

export type OrganisationId = string;

export interface OrganisationRequest {
  name?: null | string;
}

export interface OrganisationResponse {
  id: OrganisationId;
  name: string;
}

export interface OverrideRequest {
  reason?: null | string;
}

export interface PassRequest {
  technician?: null | TechnicianId;
  team?: null | TeamId;
  note?: null | string;
}

export interface PasskeyOptionsResponse {
  token: string;
  options: string;
}

export interface PasskeyResponse {
  id: string;
  name: string;
  createdAt: string;
  lastUsedAt?: null | string;
  backedUp: boolean;
}

export interface PasskeySignInRequest {
  token?: null | string;
  credential?: null | string;
}

export interface PasswordRequest {
  password?: null | string;
}

export interface PendingResponse {
  token: string;
  code: boolean;
  passkey: boolean;
}

export type Permission =
  | 'helpCustomers'
  | 'inviteCustomers'
  | 'readAllSessions'
  | 'joinAllSessions'
  | 'directQueue'
  | 'devices'
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

export interface PictureResponse {
  picture: string;
  name: string;
  sizeBytes: number;
  at: string;
}

export interface PortalAdminResponse {
  portal: PortalId;
  name: string;
  url: string;
  title: string;
  welcome: string;
  team?: null | TeamId;
  wayWeb: boolean;
  wayCode: boolean;
  wayCompanion: boolean;
  settings: PortalSettingsV1;
  hasBoxSecret: boolean;
  logo?: null | string;
}

export interface PortalChangeRequest {
  name?: null | string;
  title?: null | string;
  welcome?: null | string;
  team?: null | TeamId;
  wayWeb: boolean;
  wayCode: boolean;
  wayCompanion: boolean;
  settings?: null | PortalSettingsV1;
}

export interface PortalDeskRequest {
  hours?: null | HoursSettings;
  skills?: null | string[];
}

export interface PortalDeskResponse {
  portal: PortalId;
  name: string;
  title: string;
  team?: null | TeamId;
  hours?: null | HoursSettings;
  skills: string[];
  isOpenNow: boolean;
}

export interface PortalField {
  name: string;
  kind: PortalFieldKind;
  required: boolean;
  labels: Record<string, string>;
  choices: string[];
}

export type PortalFieldKind = 'text' | 'choice';

export type PortalId = string;

export interface PortalLookResponse {
  accent: string;
  accentOnDark: string;
  logo?: null | string;
}

export interface PortalResponse {
  name: string;
  organisation: string;
  title: string;
  welcome: string;
  waysIn: WaysInResponse;
  look: PortalLookResponse;
  languages: string[];
  texts: Record<string, PortalTextsV1>;
  fields: PortalField[];
  topics: PortalTopic[];
  askLanguage: boolean;
  dueAt?: null | string;
  email: EmailRule;
  privacyUrl?: null | string;
  companion: CompanionResponse[];
  serverVersion: string;
  demo: boolean;
}

export interface PortalSettingsV1 {
  languages?: string[];
  texts?: Record<string, PortalTextsV1>;
  accent?: string;
  fields?: PortalField[];
  topics?: PortalTopic[];
  askLanguage?: boolean;
  email?: EmailRule;
  privacyUrl?: null | string;
  origins?: string[];
  waySmartBox?: boolean;
  wayInvitation?: boolean;
  wayApi?: boolean;
  asksPerMinute?: number;
}

export interface PortalSignInResponse {
  guestsMayAsk: boolean;
  guestsMustGiveMail: boolean;
  accounts: boolean;
  providers: CustomerProviderChoice[];
  known?: null | KnownCustomerResponse;
}

export interface PortalTextsV1 {
  title: string;
  welcome: string;
  notice?: null | string;
  closed?: null | string;
}

export interface PortalTopic {
  skill: string;
  labels: Record<string, string>;
}

export interface PostMessageRequest {
  id?: null | string;
  text?: null | string;
}

export interface PresenceRequest {
  state?: null | TechnicianState;
  reason?: null | string;
}

export interface PriorityRequest {
  priority?: null | number;
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

export type ProviderAudience = 'technicians' | 'customers';

export interface ProviderChoice {
  id: string;
  title: string;
  kind: ProviderKind;
}

export type ProviderKind = 'oidc' | 'ldap';

export interface ProviderRequest {
  kind?: null | ProviderKind;
  audience?: null | ProviderAudience;
  title?: null | string;
  enabled?: null | boolean;
  newAccounts?: null | NewAccounts;
  roles?: null | string[];
  secret?: null | string;
  issuer?: null | string;
  applicationId?: null | string;
  scopes?: null | string;
  host?: null | string;
  port?: null | number;
  security?: null | LdapSecurity;
  caCertificate?: null | string;
  baseDn?: null | string;
  bindDn?: null | string;
  personClass?: null | string;
  nameAttribute?: null | string;
  idAttribute?: null | string;
  groupDn?: null | string;
}

export interface ProviderResponse {
  id: string;
  kind: ProviderKind;
  audience: ProviderAudience;
  title: string;
  enabled: boolean;
  newAccounts: NewAccounts;
  roles: string[];
  hasSecret: boolean;
  returnAddress: string;
  issuer?: null | string;
  applicationId?: null | string;
  scopes?: null | string;
  host?: null | string;
  port?: null | number;
  security?: null | LdapSecurity;
  caCertificate?: null | string;
  baseDn?: null | string;
  bindDn?: null | string;
  personClass?: null | string;
  nameAttribute?: null | string;
  idAttribute?: null | string;
  groupDn?: null | string;
}

export interface ProviderTestRequest {
  name?: null | string;
}

export interface ProviderTestResponse {
  ok: boolean;
  steps: string[];
}

export interface PushKeyResponse {
  key: string;
}

export interface QueueSettings {
  agingMinutes?: number;
  mostParallel?: number;
  offerSeconds?: number;
  callWhenAhead?: number;
  keepPlaceHours?: number;
  dueMinutes?: number;
  hours?: null | HoursSettings;
}

export interface RecoveryCodesResponse {
  codes: string[];
}

export type ReportedConsent = 'none' | 'asking' | 'granted' | 'denied' | 'timedOut' | 'withdrawn' | 'suspendedByCustomer' | 'unavailable';

export type RequestId = string;

export type RequestState = 'waiting' | 'accepted' | 'ended' | 'left';

export interface ReservedResponse {
  request: RequestId;
  reservedFor: string;
  askedAt: string;
}

export type ResetRule = 'yes' | 'no';

export interface ReturnRequest {
  secret?: null | string;
}

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

export interface ScreenReport {
  pictures?: null | number;
  changedPixels?: null | number;
  bytes?: null | number;
}

export interface ScreenResponse {
  pictures: number;
  bytes: number;
  ratio: number;
}

export type SecondFactorRule = 'optional' | 'required';

export interface SecondStepRequest {
  pending?: null | string;
  code?: null | string;
}

export interface SecretRequest {
  secret?: null | string;
}

export type SecureBootRule = 'enforced' | 'relaxed';

export interface SecurityResponse {
  hasPassword: boolean;
  isProved: boolean;
  totpAt?: null | string;
  recoveryCodesLeft: number;
  passkeys: PasskeyResponse[];
  signIns: MySignInResponse[];
  policy: SignInPolicyBody;
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
  isHeld: boolean;
  screen?: null | ScreenResponse;
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

export type SignInMethod = 'password' | 'passwordAndCode' | 'passkey' | 'singleSignOn' | 'directory' | 'directoryAndCode';

export interface SignInOptionsResponse {
  providers: ProviderChoice[];
}

export interface SignInPolicyBody {
  secondFactor?: null | SecondFactorRule;
  minPassword?: null | number;
  idleMinutes?: null | number;
  absoluteHours?: null | number;
}

export interface SignInRequest {
  name?: null | string;
  password?: null | string;
}

export interface SignInResponse {
  technician?: null | MeResponse;
  pending?: null | PendingResponse;
}

export interface SkillsRequest {
  skills?: null | string[];
}

export interface StartImageRequest {
  image?: null | ImageId;
  floppy?: null | ImageId;
  secureBoot?: null | SecureBootRule;
  reset?: null | ResetRule;
}

export type Stream = string;

export interface SubscribeKeys {
  p256dh?: null | string;
  auth?: null | string;
}

export interface SubscribeRequest {
  endpoint?: null | string;
  keys?: null | SubscribeKeys;
}

export interface SummaryResponse {
  waiting: number;
  longestSeconds: number;
  available: number;
  busy: number;
  away: number;
  expectedWaitSeconds?: null | number;
}

export type TeamId = null | string;

export interface TeamRequest {
  name?: null | string;
  hours?: null | HoursSettings;
  overflowTeam?: null | TeamId;
  overflowAfterSeconds?: null | number;
  members?: null | string[];
}

export interface TeamResponse {
  team: TeamId;
  name: string;
  hours?: null | HoursSettings;
  overflowTeam?: null | TeamId;
  overflowAfterSeconds?: null | number;
  members: string[];
  isOpenNow: boolean;
}

export type TechnicianId = string;

export interface TechnicianResponse {
  id: TechnicianId;
  name: string;
  displayName: string;
  email?: null | string;
  roles: string[];
  createdAt: string;
  active: boolean;
  lastSeenAt?: null | string;
  secondFactor: boolean;
}

export type TechnicianState = 'available' | 'busy' | 'away';

export type TellBy = 'page' | 'mail' | 'screen';

export interface ToldResponse {
  by: TellBy;
  state: ToldState;
  why?: null | string;
}

export type ToldState = 'told' | 'notPossible';

export interface UnsubscribeRequest {
  endpoint?: null | string;
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
  team?: null | TeamId;
  skill?: null | string;
  language?: null | string;
  priority?: number;
  presence: string;
  isPlaceKept?: boolean;
  channel: string;
  contact?: null | string;
  isReserved?: boolean;
  isVerified?: boolean;
  dueAt?: null | string;
}

export type WayIn = 'web' | 'companion' | 'smartBox' | 'invitation' | 'api' | 'phone';

export interface WaysInResponse {
  web: boolean;
  code: boolean;
  companion: boolean;
  smartBox: boolean;
  invitation: boolean;
}

export type WebhookId = string;

export interface WebhookRequest {
  name?: null | string;
  url?: null | string;
  topics?: null | string[];
  allowPrivate: boolean;
  active: boolean;
}

export interface WebhookResponse {
  webhook: WebhookId;
  name: string;
  url: string;
  topics: string[];
  allowPrivate: boolean;
  active: boolean;
  createdAt: string;
}

export interface WebhookTestResponse {
  delivered: boolean;
  status?: null | number;
  reason?: null | string;
}

export interface WishRequest {
  skill?: null | string;
  language?: null | string;
}
