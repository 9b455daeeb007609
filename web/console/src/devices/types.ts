import type { News } from '@deskside/talk';

export type {
  BootStepName,
  BootStepState,
  BootView,
  DeviceAuditLine,
  DeviceConsentState as ConsentStage,
  DeviceEvent,
  DevicePower as PowerState,
  DevicePowerAction as PowerAction,
  DeviceReport,
  DeviceService as ServiceView,
  DeviceState,
  DeviceView,
  HelloVerdict,
  HelloView,
  ImageKind,
  ImageView,
} from '@deskside/talk';

/** News of a device or of a call that nobody expected; `device.progress` carries the figures of a running start. */
export interface DeviceNews extends Omit<News, 'state'> {
  device?: string;
  state?: string;
  bytes?: number;
  commands?: number;
  bytesPerSecond?: number;
  lastBlock?: number;
}
