import type { Answer, DeviceTicket } from '@deskside/talk';
import { beforeEach, describe, expect, it } from 'vitest';
import { DeviceLine, type LineSocketSink, mostWaitingBytes } from '../../src/devices/deviceLine.ts';

const good: Answer<DeviceTicket> = { ok: true, value: { ticket: 'AQID', path: '/out-of-band/line' } };
const refused = (status: number, detail: string): Answer<DeviceTicket> => ({
  ok: false,
  problem: { status, code: 'no', detail, errors: {}, members: {} },
});

let answers: Answer<DeviceTicket>[] = [];
let sockets: { sink: LineSocketSink; sent: number[][]; closed: boolean; waitingBytes: number }[] = [];
let pauses: { work: () => void; ms: number; cancelled: boolean }[] = [];
let line: DeviceLine;

const settle = () => new Promise<void>((done) => setImmediate(done));
const last = () => sockets.at(-1)!;

async function opened(): Promise<void> {
  line.open();
  await settle();
  last().sink.opened();
  last().sink.text('{"kind":"opened"}');
}

beforeEach(() => {
  answers = [];
  sockets = [];
  pauses = [];
  line = new DeviceLine('serial', {
    ticket: async () => answers.shift() ?? good,
    connect(_, sink) {
      const socket = { sink, sent: [] as number[][], closed: false, waitingBytes: 0 };
      sockets.push(socket);
      return {
        send: (bytes) => socket.sent.push([...bytes]),
        close: () => {
          socket.closed = true;
        },
        get waitingBytes() {
          return socket.waitingBytes;
        },
      };
    },
    later(work, ms) {
      const pause = { work, ms, cancelled: false };
      pauses.push(pause);
      return () => {
        pause.cancelled = true;
      };
    },
  });
});

describe('DeviceLine', () => {
  it('sends its ticket first and is open when the server says so', async () => {
    line.open();
    await settle();
    last().sink.opened();
    expect(last().sent).toEqual([[1, 2, 3]]);
    expect(line.state.line.phase).toBe('opening');
    expect(line.send(Uint8Array.of(9))).toBe(false);
    last().sink.text('{"kind":"opened"}');
    expect(line.state.line.phase).toBe('open');
    expect(line.send(Uint8Array.of(9))).toBe(true);
    expect(last().sent.at(-1)).toEqual([9]);
  });

  it('hands bytes and news on', async () => {
    const bytes: number[] = [];
    const news: string[] = [];
    line.onBytes = (piece) => bytes.push(...piece);
    line.onNews = ({ kind }) => news.push(kind);
    await opened();
    last().sink.bytes(Uint8Array.of(1, 2));
    last().sink.text('{"kind":"power","on":true}');
    last().sink.text('no json');
    last().sink.text('[]');
    expect(bytes).toEqual([1, 2]);
    expect(news).toEqual(['opened', 'power']);
  });

  it('comes back with a new ticket after a lost line, slower each time, six times', async () => {
    await opened();
    for (let i = 0; i < 6; i++) {
      last().sink.closed();
      expect(line.state.line.phase).toBe('reopening');
      pauses.at(-1)!.work();
      await settle();
    }
    expect(pauses.map(({ ms }) => ms)).toEqual([1000, 2000, 4000, 8000, 8000, 8000]);
    last().sink.closed();
    expect(line.state.line).toMatchObject({ phase: 'ended' });
  });

  it('counts tries anew once it stood', async () => {
    await opened();
    last().sink.closed();
    pauses.at(-1)!.work();
    await settle();
    last().sink.opened();
    last().sink.text('{"kind":"opened"}');
    last().sink.closed();
    expect(pauses.map(({ ms }) => ms)).toEqual([1000, 1000]);
  });

  it('stays ended when the server ended it, and says why', async () => {
    await opened();
    last().sink.text('{"kind":"ended","why":"Somebody else opened it."}');
    expect(line.state.line).toEqual({ phase: 'ended', why: 'Somebody else opened it.' });
    expect(last().closed).toBe(true);
    last().sink.closed();
    expect(pauses).toHaveLength(0);
    line.open();
    expect(line.state.line.phase).toBe('opening');
  });

  it('tells a refusal, and tries again when the server is only away', async () => {
    answers = [refused(409, 'The PC is not connected.')];
    line.open();
    await settle();
    expect(line.state.line).toEqual({ phase: 'ended', why: 'The PC is not connected.' });
    answers = [refused(0, ''), refused(503, '')];
    line.open();
    await settle();
    expect(line.state.line.phase).toBe('reopening');
  });

  it('refuses more than it may hold instead of filling the memory', async () => {
    await opened();
    last().waitingBytes = mostWaitingBytes;
    expect(line.send(Uint8Array.of(1))).toBe(false);
  });

  it('cuts a long paste into messages that the server takes', async () => {
    await opened();
    expect(line.send(new Uint8Array(70_000))).toBe(true);
    expect(
      last()
        .sent.slice(1)
        .map(({ length }) => length),
    ).toEqual([32_768, 32_768, 4_464]);
  });

  it('is quiet after it was closed', async () => {
    const bytes: number[] = [];
    line.onBytes = (piece) => bytes.push(...piece);
    await opened();
    const { sink } = last();
    line.close();
    sink.bytes(Uint8Array.of(1));
    sink.closed();
    expect([bytes, pauses.length, line.state.line.phase]).toEqual([[], 0, 'closed']);
  });

  it('does not connect when it was closed while the ticket was fetched', async () => {
    line.open();
    line.close();
    await settle();
    expect(sockets).toHaveLength(0);
  });
});
