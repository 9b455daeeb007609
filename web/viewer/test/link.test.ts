import { describe, expect, test } from 'vitest';
import { Channel } from '../src/protocol/frames/channel.ts';
import { FrameKind } from '../src/protocol/frames/frameKind.ts';
import { writeInputEvents } from '../src/protocol/messages/inputEvent.ts';
import { LegLink } from '../src/session/link.ts';
import { MemoryResumeStore } from '../src/session/resumeStore.ts';
import type { LineNews } from '../src/viewerEvents.ts';
import { FakeRelay, sessionId, technician } from './fakeRelay.ts';
import { eventually, ManualClock, settle } from './manualClock.ts';

function open(relay: FakeRelay, store = new MemoryResumeStore(), fetchTicket = relay.fetchTicket) {
  const clock = new ManualClock();
  const link = new LegLink({
    sessionId,
    relayUrl: 'wss://help.example',
    fetchTicket,
    technician,
    store,
    openSocket: relay.openSocket,
    clock,
    random: () => 0,
  });
  const states: string[] = [];
  const words: string[] = [];
  const ways: string[] = [];
  link.on('state', (news: LineNews) => states.push(news.line));
  link.on('established', (news) => {
    words.push(news.words.join(' '));
    ways.push(news.way);
  });
  link.open();
  return { link, clock, states, words, ways, store };
}

const isOpen = (viewer: { states: string[] }) => () => viewer.states.at(-1) === 'open';

describe('a link', () => {
  test('joins, agrees on keys and shows the words that the sharer shows', async () => {
    const relay = new FakeRelay();
    const viewer = open(relay);
    await eventually(isOpen(viewer));
    await eventually(() => relay.sharer.ways.length === 1);
    expect(viewer.states).toEqual(['connecting', 'securing', 'open']);
    expect(viewer.words).toEqual([relay.sharer.words]);
    expect(relay.urls).toEqual([`wss://help.example/relay/${sessionId}`]);
  });

  test('waits for a sharer who is away and begins when he comes', async () => {
    const relay = new FakeRelay();
    relay.sharerPresence = 2;
    const viewer = open(relay);
    await eventually(() => viewer.states.at(-1) === 'waiting');
    relay.news(3);
    await eventually(isOpen(viewer));
  });

  test('seals what it sends, in order', async () => {
    const relay = new FakeRelay();
    const viewer = open(relay);
    await eventually(isOpen(viewer));
    for (let eventId = 1; eventId <= 50; eventId++) {
      const body = writeInputEvents([{ type: 'typedText', eventId, text: `secret ${eventId}` }]);
      expect(viewer.link.send(FrameKind.input, Channel.input, body)).toBe(true);
    }
    await eventually(() => relay.input.length === 50);
    expect(relay.input.map((event) => event.eventId)).toEqual(Array.from({ length: 50 }, (_, i) => i + 1));
    expect(relay.problems).toEqual([]);
    expect(relay.raw.some((bytes) => Buffer.from(bytes).includes('secret'))).toBe(false);
  });

  test('lets input pass what waits below it when the line is full', async () => {
    const relay = new FakeRelay();
    const viewer = open(relay);
    await eventually(isOpen(viewer));
    relay.buffered = 40_000;
    const order: number[] = [];
    viewer.link.send(FrameKind.clipboard, Channel.clipboard, new Uint8Array(50_000));
    viewer.link.send(FrameKind.input, Channel.input, writeInputEvents([{ type: 'releaseAll', eventId: 1 }]));
    const before = relay.raw.length;
    relay.buffered = 0;
    viewer.clock.advance(10);
    await eventually(() => {
      viewer.clock.advance(10);
      return relay.raw.length >= before + 5;
    });
    for (const bytes of relay.raw.slice(before)) order.push(bytes[0]!);
    expect(order).toEqual([17, 23, 23, 23, 23]);
  });

  test('sends nothing before keys are agreed and keeps nothing for later', async () => {
    const relay = new FakeRelay();
    const viewer = open(relay);
    expect(viewer.link.send(FrameKind.input, Channel.input, new Uint8Array(5))).toBe(false);
    await eventually(isOpen(viewer));
    await settle();
    expect(relay.input).toEqual([]);
  });

  test('opens a message of many parts, in order with what came between', async () => {
    const relay = new FakeRelay();
    const viewer = open(relay);
    const got: string[] = [];
    viewer.link.on('message', (message) => got.push(`${message.kind}:${message.body.length}:${message.isKeyframe}`));
    await eventually(isOpen(viewer));
    await eventually(() => relay.sharer.ways.length === 1);
    await relay.sharer.newEpoch();
    const part = new Uint8Array(16_000);
    const frames = [
      await relay.sharer.seal(FrameKind.screen, 0, 16, part, { isKeyframe: true, isContinued: true }),
      await relay.sharer.seal(FrameKind.cursor, 0, Channel.cursor, new Uint8Array(5)),
      await relay.sharer.seal(FrameKind.screen, 0, 16, part, { isContinued: true }),
      await relay.sharer.seal(FrameKind.screen, 0, 16, new Uint8Array(10)),
    ];
    relay.deliver(...frames);
    await eventually(() => got.length === 2);
    expect(got).toEqual(['18:5:false', '19:32010:true']);
  });

  test('keeps the order when an epoch changes between frames of one message', async () => {
    const relay = new FakeRelay();
    const viewer = open(relay);
    const got: number[] = [];
    const epochs: number[] = [];
    viewer.link.on('message', (message) => got.push(message.body[0]!));
    viewer.link.on('epoch', ({ epoch }) => epochs.push(epoch));
    await eventually(() => isOpen(viewer)() && relay.sharer.ways.length === 1);
    for (let i = 0; i < 20; i++) {
      if (i % 4 === 0) await relay.sharer.newEpoch();
      relay.deliver(await relay.sharer.seal(FrameKind.screen, 0, 16, Uint8Array.of(i), { isKeyframe: true }));
    }
    await eventually(() => got.length === 20);
    expect(got).toEqual(Array.from({ length: 20 }, (_, i) => i));
    expect(epochs).toEqual([1, 2, 3, 4, 5]);
  });

  test('tells the sharer of a broken seal and of a replay, and goes on', async () => {
    const relay = new FakeRelay();
    const viewer = open(relay);
    const lost: number[] = [];
    const got: number[] = [];
    viewer.link.on('lost', ({ channel }) => lost.push(channel));
    viewer.link.on('message', (message) => got.push(message.body[0]!));
    await eventually(() => isOpen(viewer)() && relay.sharer.ways.length === 1);
    await relay.sharer.newEpoch();
    const good = await relay.sharer.seal(FrameKind.screen, 0, 16, Uint8Array.of(1), { isKeyframe: true });
    const bent = (await relay.sharer.seal(FrameKind.screen, 0, 16, Uint8Array.of(2))).slice();
    bent[20]! ^= 1;
    relay.deliver(good, bent, good);
    await eventually(() => relay.control.length === 2);
    expect(relay.control).toMatchObject([
      { type: 'frameRefused', stream: { leg: 0, channel: 16 }, sequence: 1, reason: 1 },
      { type: 'frameRefused', stream: { leg: 0, channel: 16 }, sequence: 0, reason: 2 },
    ]);
    expect([got, lost]).toEqual([[1], [16, 16]]);
  });

  test('credits what was used, small things at most every second, the last part only when it is used', async () => {
    const relay = new FakeRelay();
    const viewer = open(relay);
    await eventually(() => isOpen(viewer)() && relay.sharer.ways.length === 1);
    await relay.sharer.newEpoch();
    const messages: Parameters<LegLink['used']>[0][] = [];
    viewer.link.on('message', (message) => messages.push(message));
    relay.deliver(
      await relay.sharer.seal(FrameKind.screen, 0, 16, new Uint8Array(100), { isKeyframe: true, isContinued: true }),
      await relay.sharer.seal(FrameKind.screen, 0, 16, new Uint8Array(50)),
    );
    await eventually(() => messages.length === 1);
    viewer.clock.advance(0);
    await eventually(() => relay.receipts.length === 1);
    expect(relay.receipts[0]?.credits).toEqual([{ channel: 16, consumedTotal: 116 }]);
    viewer.link.used(messages[0]!);
    viewer.link.painted(0, { frameNumber: 7, lastInputEventId: 0, captureMs: 99 }, 1.5, 0.25);
    viewer.clock.advance(999);
    await settle();
    expect(relay.receipts.length).toBe(1);
    viewer.clock.advance(1);
    await eventually(() => relay.receipts.length === 2);
    expect(relay.receipts[1]).toEqual({
      credits: [{ channel: 16, consumedTotal: 116 + 66 }],
      paintings: [{ surface: 0, frameNumber: 7, decodeTenthsMs: 15, paintTenthsMs: 3 }],
      echoMs: 99,
    });
  });

  test('a large picture on the glass is told within 15 ms', async () => {
    const relay = new FakeRelay();
    const viewer = open(relay);
    await eventually(() => isOpen(viewer)() && relay.sharer.ways.length === 1);
    await relay.sharer.newEpoch();
    const messages: Parameters<LegLink['used']>[0][] = [];
    viewer.link.on('message', (message) => messages.push(message));
    relay.deliver(
      await relay.sharer.seal(FrameKind.screen, 0, 16, new Uint8Array(100), { isKeyframe: true, isContinued: true }),
      await relay.sharer.seal(FrameKind.screen, 0, 16, new Uint8Array(4000)),
    );
    await eventually(() => messages.length === 1);
    viewer.clock.advance(0);
    await eventually(() => relay.receipts.length === 1);
    viewer.link.used(messages[0]!);
    viewer.link.painted(0, { frameNumber: 1, lastInputEventId: 0, captureMs: 0 }, 1, 1);
    viewer.clock.advance(14);
    await settle();
    expect(relay.receipts.length).toBe(1);
    viewer.clock.advance(1);
    await eventually(() => relay.receipts.length === 2);
  });
});

describe('a link that is cut', () => {
  test('comes back at once with its resume ticket, the same words and fresh keys', async () => {
    const relay = new FakeRelay();
    const viewer = open(relay);
    await eventually(() => isOpen(viewer)() && relay.sharer.ways.length === 1);
    relay.cut();
    await eventually(() => viewer.states.at(-1) === 'reconnecting');
    viewer.clock.advance(0);
    await eventually(isOpen(viewer));
    expect(relay.joins).toEqual(['01'.repeat(32), '65'.repeat(32)]);
    expect(relay.ticketsFetched).toBe(1);
    expect(viewer.ways).toEqual(['fresh', 'resumed']);
    expect(viewer.words[1]).toBe(viewer.words[0]);
    viewer.link.send(FrameKind.input, Channel.input, writeInputEvents([{ type: 'releaseAll', eventId: 9 }]));
    await eventually(() => relay.input.length === 1);
  });

  test('waits 0, 250, 500, 1000, 2000, 2000 ms between tries', async () => {
    const relay = new FakeRelay();
    const waits: number[] = [];
    const viewer = open(relay, undefined, async () => {
      throw new Error('offline');
    });
    for (let i = 0; i < 6; i++) {
      await eventually(() => viewer.clock.delays.length === 1);
      waits.push(viewer.clock.delays[0]!);
      viewer.clock.advance(viewer.clock.delays[0]!);
    }
    expect(waits).toEqual([0, 250, 500, 1000, 2000, 2000]);
  });

  test('fetches a fresh ticket when the resume ticket is refused', async () => {
    const relay = new FakeRelay();
    const viewer = open(relay);
    await eventually(isOpen(viewer));
    relay.refuse = 3;
    relay.cut();
    await eventually(() => viewer.states.at(-1) === 'reconnecting');
    viewer.clock.advance(0);
    await eventually(() => relay.joins.length === 2);
    relay.refuse = undefined;
    await eventually(() => viewer.clock.delays.includes(0));
    viewer.clock.advance(0);
    await eventually(isOpen(viewer));
    expect(relay.ticketsFetched).toBe(2);
    expect(viewer.ways).toEqual(['fresh', 'resumed']);
  });

  test('a reopened tab is the same viewer: no new words', async () => {
    const relay = new FakeRelay();
    const first = open(relay);
    await eventually(() => isOpen(first)() && relay.sharer.ways.length === 1);
    await settle();
    first.link.close();
    const second = open(relay, first.store);
    await eventually(isOpen(second));
    expect(second.ways).toEqual(['resumed']);
    expect(second.words).toEqual(first.words);
  });

  test('a sharer that lost its memory leads to a fresh handshake with other words', async () => {
    const relay = new FakeRelay();
    const viewer = open(relay);
    await eventually(() => isOpen(viewer)() && relay.sharer.ways.length === 1);
    relay.sharer.forgetEverything();
    relay.news(3);
    await eventually(() => viewer.ways.length === 2);
    expect(viewer.ways).toEqual(['fresh', 'fresh']);
    expect(viewer.words[1]).not.toBe(viewer.words[0]);
  });

  test('a sharer that does not answer is asked again', async () => {
    const relay = new FakeRelay();
    const viewer = open(relay);
    relay.sharer.handshake = async () => {};
    await eventually(() => relay.raw.length === 2);
    viewer.clock.advance(5000);
    await eventually(() => relay.raw.length === 3);
    expect(relay.raw[2]![16]).toBe(1); // a Commit again
  });
});

describe('a link ends for good', () => {
  test.each([
    [5, 'ended'],
    [2, 'refused'],
    [8, 'refused'],
    [9, 'refused'],
  ])('when it is refused for reason %i', async (reason, line) => {
    const relay = new FakeRelay();
    const viewer = open(relay);
    await eventually(isOpen(viewer));
    relay.refused(reason, 'Because.');
    await eventually(() => viewer.states.at(-1) === line);
    viewer.clock.advance(60_000);
    await settle();
    expect(relay.joins.length).toBe(1);
  });

  test('when the server gives no more tickets, with its words', async () => {
    const relay = new FakeRelay();
    const details: string[] = [];
    const clock = new ManualClock();
    const fetchTicket = async () => {
      throw new Error('This session is not yours.', { cause: { status: 403 } });
    };
    const link = new LegLink({
      sessionId,
      relayUrl: 'wss://x',
      fetchTicket,
      technician,
      store: new MemoryResumeStore(),
      openSocket: relay.openSocket,
      clock,
    });
    link.on('state', (news) => details.push(`${news.line} ${news.detail}`));
    link.open();
    await eventually(() => details.at(-1) === 'refused This session is not yours.');
  });

  test('by close, and is silent from then on', async () => {
    const relay = new FakeRelay();
    const viewer = open(relay);
    await eventually(isOpen(viewer));
    viewer.link.close();
    relay.cut();
    expect(viewer.states.at(-1)).toBe('ended');
    expect(viewer.clock.delays).toEqual([]);
    expect(viewer.link.send(FrameKind.input, Channel.input, new Uint8Array(5))).toBe(false);
  });
});

describe('hostile relays', () => {
  test('junk instead of frames starts a new connection, not an error', async () => {
    const relay = new FakeRelay();
    const viewer = open(relay);
    await eventually(isOpen(viewer));
    for (let i = 0; i < 20; i++) relay.deliver(Uint8Array.of(i, 1, 2, 3));
    await eventually(() => viewer.states.at(-1) === 'reconnecting');
    viewer.clock.advance(0);
    await eventually(isOpen(viewer));
  });

  test('an endless StartOver ends the link', async () => {
    const relay = new FakeRelay();
    const viewer = open(relay);
    relay.sharer.handshake = async () => {
      const frame = new Uint8Array(18);
      frame.set([5, 0, 1, 255, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 7, 1]);
      relay.deliver(frame);
    };
    await eventually(() => viewer.states.at(-1) === 'refused');
  });

  test('frames that come before any key are dropped without a word', async () => {
    const relay = new FakeRelay();
    relay.sharerPresence = 2;
    const viewer = open(relay);
    await eventually(() => viewer.states.at(-1) === 'waiting');
    const frame = new Uint8Array(40);
    frame.set([19, 1, 0, 16, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 24]);
    relay.deliver(frame);
    await settle();
    expect(viewer.states.at(-1)).toBe('waiting');
    expect(relay.raw.length).toBe(1);
  });
});
