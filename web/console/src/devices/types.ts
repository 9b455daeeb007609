import type { Instant, News } from '@deskside/talk';

/** The shapes of the REST interface of out-of-band help, as its pages use them. */

export type DeviceState = 'expected' | 'connected' | 'offline';
export type LineStanding = 'closed' | 'open';
export type Trigger = 'user' | 'alert' | 'provisioning' | 'periodic' | 'other';
export type BootStepName =
  | 'consent'
  | 'redirectionOn'
  | 'mediaOpen'
  | 'serialOpen'
  | 'bootOptions'
  | 'bootOrder'
  | 'bootRole'
  | 'power'
  | 'reading'
  | 'restored';
export type BootStepState = 'waiting' | 'running' | 'done' | 'failed' | 'skipped';

export interface BootStep {
  step: BootStepName;
  state: BootStepState;
  at?: Instant | null;
  text?: string | null;
}

export interface BootView {
  state: 'running' | 'started' | 'failed' | 'restored';
  image: string;
  startedAt: Instant;
  steps: BootStep[];
  bytes: number;
  commands: number;
  lastBlock: number;
  bytesPerSecond: number;
  errors: number;
}

export interface DeviceView {
  /** The device's UUID. */
  device: string;
  spoken: string;
  request: string;
  state: DeviceState;
  helloAt?: Instant | null;
  address?: string | null;
  trigger?: Trigger | null;
  cipher?: string | null;
  ports: number[];
  access: 'unknown' | 'right' | 'wrong';
  retryAfterSeconds?: number | null;
  line?: 'tls' | 'plain' | null;
  pin?: string | null;
  expiresAt?: Instant | null;
  serial: LineStanding;
  media: LineStanding;
  screen: LineStanding;
  boot?: BootView | null;
  forward?: { address: string; port: number; expiresAt: Instant } | null;
}

export type PowerState = 'on' | 'off' | 'sleep' | 'hibernated' | 'unknown';
export type PowerAction = 'on' | 'off' | 'cycle' | 'reset';
export type ConsentStage = 'notStarted' | 'requested' | 'displayed' | 'received' | 'inSession';

export interface DeviceReport {
  identity: {
    uuid?: string | null;
    hostName?: string | null;
    manufacturer?: string | null;
    model?: string | null;
    firmware?: string | null;
    controlMode: 'client' | 'admin' | 'none';
  };
  power: PowerState;
  bootCapabilities: string[];
  redirection: { serial: boolean; media: boolean; enabled: boolean };
  consent: { required: 'none' | 'screen' | 'all'; state: ConsentStage };
}

export interface DeviceEvent {
  at: Instant;
  severity: string;
  entity: string;
  text: string;
}

export interface DeviceAuditLine {
  at: Instant;
  by: string;
  address?: string | null;
  text: string;
}

export type HelloVerdict = 'expected' | 'pending' | 'tooOften' | 'wrongSecret';

export interface HelloView {
  at: Instant;
  uuid: string;
  spoken: string;
  address: string;
  trigger: Trigger;
  cipher?: string | null;
  verdict: HelloVerdict;
  request?: string | null;
}

/** What the customer types, as it is read out. */
export interface ServiceView {
  open: boolean;
  why?: string | null;
  address?: string | null;
  port?: number | null;
  fingerprint?: string | null;
  name: string;
  secret: string;
}

export type ImageKind = 'cd' | 'floppy';

export interface ImageView {
  image: string;
  name: string;
  kind: ImageKind;
  sizeBytes: number;
  uploadedBytes: number;
  sha256?: string | null;
  state: 'uploading' | 'ready' | 'broken';
  notes?: string | null;
  addedAt: Instant;
  addedBy: string;
}

/** News of a device or of a call that nobody expected; `device.progress` carries the figures of a running start. */
export interface DeviceNews extends Omit<News, 'state'> {
  device?: string;
  state?: string;
  bytes?: number;
  commands?: number;
  bytesPerSecond?: number;
  lastBlock?: number;
}
