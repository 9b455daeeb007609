import type { Answer, call } from '@deskside/talk';
import { beforeEach, describe, expect, it } from 'vitest';
import { DeviceRoom } from '../../src/devices/deviceRoom.ts';
import { view } from './deviceValues.ts';

const device = view.device;
let asked: string[] = [];
let answers: Record<string, Answer<unknown>> = {};
let room: DeviceRoom;
const report = { power: 'on', identity: { firmware: '16.1' } };

beforeEach(() => {
  asked = [];
  answers = { [`GET /devices/${device}`]: { ok: true, value: view }, [`GET /devices/${device}/report`]: { ok: true, value: report } };
  const ask = async (method: string, path: string, body?: unknown) => {
    asked.push(`${method} ${path}${body ? ` ${JSON.stringify(body)}` : ''}`);
    return answers[`${method} ${path}`] ?? { ok: true, value: undefined };
  };
  room = new DeviceRoom(device, ask as typeof call, () => 1_000);
});

describe('DeviceRoom', () => {
  it('shows progress without asking the server', async () => {
    await room.refresh();
    asked.length = 0;
    room.hear({ kind: 'device.progress', device, bytes: 5_000, commands: 7, bytesPerSecond: 900, lastBlock: 3 });
    expect(room.state.view?.boot).toMatchObject({ bytes: 5_000, commands: 7, bytesPerSecond: 900, lastBlock: 3 });
    expect(asked).toEqual([]);
  });

  it('does not hear of other devices', async () => {
    await room.refresh();
    room.hear({ kind: 'device.progress', device: 'another', bytes: 5_000 });
    expect(room.state.view?.boot?.bytes).toBe(0);
  });

  it('keeps a wrong password apart and counts down to the next try', async () => {
    answers[`POST /devices/${device}/access`] = {
      ok: false,
      problem: { status: 403, code: 'wrong-password', detail: 'Refused.', errors: {}, members: {}, retryAfterSeconds: 8 },
    };
    answers[`GET /devices/${device}`] = { ok: true, value: { ...view, access: 'wrong', retryAfterSeconds: 8 } };
    await room.access();
    expect(room.state).toMatchObject({ reportFailure: 'Refused.', retryAt: 9_000, report: undefined });
    expect(room.state.view?.access).toBe('wrong');
  });

  it('forgets what the firmware said when the PC goes, or calls again', async () => {
    await room.refresh();
    await room.readReport();
    expect(room.state.report).toBeDefined();
    room.take({ ...view, state: 'offline' });
    expect(room.state.report).toBeUndefined();
    room.take(view);
    await room.readReport();
    room.take({ ...view, helloAt: '2026-11-21T12:00:09.000Z' });
    expect(room.state.report).toBeUndefined();
  });

  it('serves one port, knows which, and does not believe a refusal', async () => {
    const served = { address: '127.0.0.1', port: 40_001, expiresAt: '2026-11-21T13:00:00.000Z' };
    answers[`GET /devices/${device}`] = { ok: true, value: { ...view, forward: served } };
    await room.forward(16_994);
    expect(asked[0]).toBe(`POST /devices/${device}/forward {"port":16994}`);
    expect(room.state).toMatchObject({ forwardPort: 16_994, view: { forward: served } });
    answers[`POST /devices/${device}/forward`] = {
      ok: false,
      problem: { status: 403, code: 'forward-off', detail: 'Off.', errors: {}, members: {} },
    };
    expect((await room.forward(5_900)).ok).toBe(false);
    expect(room.state.forwardPort).toBe(16_994);
    answers[`GET /devices/${device}`] = { ok: true, value: view };
    await room.endForward();
    expect(room.state.view?.forward).toBeUndefined();
  });

  it('asks for power with what is to happen to open sessions, and reads the state anew', async () => {
    await room.refresh();
    asked.length = 0;
    await room.power('off', 'close');
    expect(asked[0]).toBe(`POST /devices/${device}/power {"action":"off","openSessions":"close"}`);
    expect(asked).toContain(`GET /devices/${device}/report`);
  });

  it('says why there is no such device', async () => {
    answers[`GET /devices/${device}`] = {
      ok: false,
      problem: { status: 404, code: 'not-found', detail: 'There is no such PC.', errors: {}, members: {} },
    };
    await room.refresh();
    expect(room.state.missing).toBe('There is no such PC.');
  });
});
