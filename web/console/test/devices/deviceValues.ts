import type { BootView, DeviceView } from '../../src/devices/types.ts';

export const boot: BootView = {
  state: 'running',
  image: 'i',
  startedAt: '2026-11-21T12:00:00.000Z',
  steps: [
    { step: 'consent', state: 'skipped' },
    { step: 'redirectionOn', state: 'done', at: '2026-11-21T12:00:01.000Z' },
    { step: 'mediaOpen', state: 'running' },
    { step: 'power', state: 'waiting' },
  ],
  bytes: 0,
  commands: 0,
  lastBlock: 0,
  bytesPerSecond: 0,
  errors: 0,
};

export const view: DeviceView = {
  device: '4c4c4544-0034-5310-8047-b4c04f4c3232',
  spoken: '4c4c 4544 0034 5310 8047 b4c0 4f4c 3232 - 9',
  request: 'r',
  state: 'connected',
  helloAt: '2026-11-21T12:00:00.000Z',
  ports: [16992],
  access: 'unknown',
  expiresAt: '2026-11-22T12:00:00.000Z',
  serial: 'closed',
  media: 'closed',
  screen: 'closed',
  boot,
};
