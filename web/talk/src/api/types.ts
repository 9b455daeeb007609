import type * as Schema from './generated/schema.ts';

/** The shapes of the REST interface under the names that the pages use, and the news of the event stream. */

/** ISO 8601 in UTC with milliseconds. */
export type Instant = string;
/** Lower-case UUIDv7. */
export type Id = string;

/** These members may be missing or null. */
type Maybe<T, K extends keyof T> = Omit<T, K> & { [P in K]?: T[P] | null };

export type PortalView = Maybe<Schema.PortalResponse, 'privacyUrl' | 'dueAt'>;
export type PortalLook = Schema.PortalLookResponse;
export type PortalField = Schema.PortalField;
export type PortalTopic = Schema.PortalTopic;
export type PortalSettings = Schema.PortalSettingsV1;
export type PortalAdminView = Schema.PortalAdminResponse;
export type PortalChange = Schema.PortalChangeRequest;
export type InvitedView = Schema.InvitedResponse;
export type EnteredView = Schema.EnteredResponse;
export type InvitationView = Schema.InvitationResponse;
export type InvitationState = Schema.InvitationState;
export type MailSettingsView = Schema.MailSettingsResponse;
export type MailView = Schema.MailResponse;
export type MailTest = Schema.MailTestResponse;
export type WebhookView = Schema.WebhookResponse;
export type NewWebhook = Schema.NewWebhookResponse;
export type DeliveryView = Schema.DeliveryResponse;
export type WebhookTest = Schema.WebhookTestResponse;
export type CompanionFile = Schema.CompanionResponse;
export type CustomerSession = Maybe<Schema.CustomerSession, 'endedAt' | 'endedBy' | 'consents'>;
export type CustomerChoices = Schema.CustomerChoices;
export type CustomerView = Omit<Schema.CustomerView, 'session'> & { session?: CustomerSession | null };
export type CustomerState = Schema.RequestState;
export type SharerView = Schema.SharerResponse;
export type Capability = Schema.Capability;
export type ConsentState = Schema.ReportedConsent;
export type ConsentView = Maybe<Schema.ConsentResponse, 'at'>;
export type Outcome = Schema.SessionOutcome;
/** How the customer came; `code` is reserved for who comes by a code alone. */
export type WayIn = Schema.WayIn | 'code';
export type ShareCode = Schema.CodeResponse;
export type MessageFrom = Schema.ChatSide;
export type ChatMessage = Maybe<Schema.MessageResponse, 'deliveredAt' | 'readAt'>;
export type Permission = Schema.Permission;
export type RoleView = Schema.RoleResponse;
export type ApiKeyView = Schema.ApiKeyResponse;
export type NewApiKey = Schema.NewApiKeyResponse;
export type ColleagueInvitation = Schema.ColleagueInvitationResponse;
export type InvitedTechnician = Schema.NewInvitationResponse;
export type SecurityView = Schema.SecurityResponse;
export type NewTotp = Schema.NewTotpResponse;
export type SignedInView = Schema.SignInResponse;
export type PendingView = Schema.PendingResponse;
export type SignInPolicyView = Schema.SignInPolicyBody;
export type ProviderView = Schema.ProviderResponse;
export type ProviderChoice = Schema.ProviderChoice;
export type CustomerAccountView = Schema.CustomerResponse;
export type PortalSignIn = Schema.PortalSignInResponse;
export type KnownCustomer = Schema.KnownCustomerResponse;
export type CustomerPolicyView = Schema.CustomerPolicyResponse;
export type TechnicianMe = Schema.MeResponse;
export type TechnicianView = Schema.TechnicianResponse;
export type QueueEntry = Maybe<Schema.WaitingResponse, 'email'>;
export type QueueSummary = Schema.SummaryResponse;
export type FloorEntry = Schema.FloorResponse;
export type TechnicianPresence = Schema.TechnicianState;
export type TeamView = Omit<Schema.TeamResponse, 'team'> & { team: Id };
export type CannedAnswer = Schema.AnswerResponse;
export type NoteView = Schema.NoteResponse;
export type EarlierView = Schema.EarlierResponse;
export type PictureView = Schema.PictureResponse;
export type RequestAbout = Schema.AboutResponse;
export type ContactChannel = Schema.ContactChannel;
export type ReservedView = Schema.ReservedResponse;
export type QueueSettings = Schema.QueueSettings;
export type PortalDeskView = Schema.PortalDeskResponse;
export type HoursSettings = Schema.HoursSettings;
export type HoursSpan = Schema.HoursSpan;
export type DayOfWeek = Schema.DayOfWeek;
export type AcceptedView = Schema.AcceptedResponse;
export type SessionState = Schema.SessionState;
export type SessionView = Maybe<Schema.SessionResponse, 'endedAt' | 'outcome' | 'note' | 'screen'> & { wayIn?: WayIn | null };
export type AuditEntry = Schema.AuditEntryResponse;
export type AuditVerdict = Schema.AuditVerifyResponse;
export type LegTicket = Schema.LegResponse;
export type CaseView = Schema.CaseView;
export type CaseSummary = Schema.CaseSummary;
export type CaseEntry = Schema.CaseEntry;
export type CaseStepName = Schema.CaseStep;
export type NewCase = Schema.NewCaseRequest;
export type NotedCase = Schema.NewCaseResponse;
export type TellBy = Schema.TellBy;
export type ToldView = Schema.CaseOutcomeResponse;
export type DeviceView = Schema.DeviceView;
export type DeviceState = Schema.DeviceState;
export type DeviceReport = Schema.DeviceReport;
export type DevicePower = Schema.DevicePower;
export type DevicePowerAction = Schema.DevicePowerAction;
export type DeviceConsentState = Schema.DeviceConsentState;
export type DeviceEvent = Schema.DeviceEventEntry;
export type DeviceAuditLine = Schema.DeviceAuditEntry;
export type DeviceService = Schema.DeviceServiceResponse;
export type DeviceTicket = Schema.DeviceLegResponse;
export type HelloView = Schema.HelloResponse;
export type HelloVerdict = Schema.HelloVerdictName;
export type BootView = Schema.BootView;
export type BootStepName = Schema.BootStepName;
export type BootStepState = Schema.BootStepState;
export type ImageView = Schema.ImageResponse;
export type ImageKind = Schema.ImageKind;

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
  mark?: Schema.SeenKind;
  position?: number;
  waitingCount?: number;
  expectedWaitSeconds?: number;
  /** request.offered only: who is alerted. */
  technicians?: Id[];
  present?: boolean;
  platform?: string;
  capability?: Capability;
  state?: ConsentState;
  reason?: string;
  outcome?: Outcome;
}
