import { describe, expect, test } from 'vitest';
import type { InputSource } from '../src/input/inputSource.ts';
import { Channel } from '../src/protocol/frames/channel.ts';
import { FrameKind } from '../src/protocol/frames/frameKind.ts';
import type { InputDraft } from '../src/protocol/messages/inputEvent.ts';
import type { ScreenHeader } from '../src/protocol/messages/screenHeader.ts';
import type { ScreenNews, ScreenSink } from '../src/screen/screenSink.ts';
import { MemoryResumeStore } from '../src/session/resumeStore.ts';
import { ViewerSession } from '../src/session/viewerSession.ts';
import type { SurfaceChoice } from '../src/viewerEvents.ts';
import { FakeRelay, sessionId, technician } from './fakeRelay.ts';
import { eventually, ManualClock, settle } from './manualClock.ts';

/** Stands where canvas, decoder and keyboard stand in a page. */
class FakePage implements ScreenSink, InputSource {
  news!: ScreenNews;
  readonly shown: { surface: number; header: ScreenHeader; bytes: number; isKeyframe: boolean }[] = [];
  readonly calls: string[] = [];
  take: ((draft: InputDraft) => void) | undefined;

  onScreen(surface: number, header: ScreenHeader, codecFrame: Uint8Array, isKeyframe: boolean): void {
    this.shown.push({ surface, header, bytes: codecFrame.length, isKeyframe });
  }
  onCursor(): void {
    this.calls.push('cursor');
  }
  onSurfaces(): void {
    this.calls.push('surfaces');
  }
  chooseSurface(id: SurfaceChoice): void {
    this.calls.push(`choose ${id}`);
  }
  setScale(scale: string): void {
    this.calls.push(`scale ${scale}`);
  }
  reset(): void {
    this.calls.push('reset');
  }
  close(): void {
    this.calls.push('close');
  }
  start(take: (draft: InputDraft) => void): void {
    this.take = take;
  }
  stop(): void {
    this.take = undefined;
  }
}

async function begin() {
  const relay = new FakeRelay();
  const page = new FakePage();
  const clock = new ManualClock();
  const news: string[] = [];
  const viewer = new ViewerSession(
    {
      sessionId,
      relayUrl: 'wss://x',
      fetchTicket: relay.fetchTicket,
      technician,
      store: new MemoryResumeStore(),
      canvasHost: {} as HTMLElement,
      openSocket: relay.openSocket,
      clock,
      about: { product: 'test', version: '1', platform: 'node' },
    },
    {
      openScreen(_, screenNews) {
        page.news = screenNews;
        return { screen: page, input: page };
      },
    },
  );
  viewer.on('state', ({ line }) => news.push(line));
  viewer.on('consent', ({ capability, state, remainingMs }) => news.push(`${capability} ${state} ${remainingMs}`));
  viewer.on('ended', ({ reason }) => news.push(`ended ${reason}`));
  viewer.on('peer', ({ hostName }) => news.push(`peer ${hostName}`));
  viewer.on('notice', ({ text }) => news.push(`notice ${text}`));
  viewer.on('surfaces', (surfaces) => news.push(`surfaces ${surfaces.map((surface) => surface.name)}`));
  let words: readonly string[] = [];
  viewer.on('safetyWords', (shown) => {
    words = shown;
  });
  await eventually(() => relay.control.length === 1); // viewerAbout, sealed and opened
  return { relay, page, clock, news, viewer, words: () => words };
}

const grant = (standing: number) => ({ type: 'consentState', capability: 2, standing, remainingMs: 0, inAdvance: false }) as const;
const move = (x: number): InputDraft => ({ type: 'pointerMove', surface: 0, x, y: 0 });

async function screenMessage(relay: FakeRelay, frameNumber: number, isKeyframe: boolean, lastInputEventId = 0): Promise<void> {
  const bytes = new Uint8Array(12 + 88);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, frameNumber);
  view.setUint32(4, lastInputEventId);
  view.setUint32(8, 4242);
  relay.deliver(await relay.sharer.seal(FrameKind.screen, 0, Channel.firstScreen, bytes, { isKeyframe }));
}

describe('a viewer session', () => {
  test('introduces itself and shows the words of the sharer', async () => {
    const { relay, news, words } = await begin();
    expect(relay.control).toEqual([{ type: 'viewerAbout', product: 'test', version: '1', platform: 'node' }]);
    expect(words().join(' ')).toBe(relay.sharer.words);
    expect(news).toEqual(['connecting', 'securing', 'open']);
  });

  test('asks for what it is told to ask for', async () => {
    const { relay, viewer } = await begin();
    viewer.askFor('view');
    viewer.askFor('control');
    viewer.chooseSurface(1);
    viewer.chooseSurface('all');
    viewer.chooseSurface('pointer');
    await eventually(() => relay.control.length === 6);
    expect(relay.control.slice(1)).toEqual([
      { type: 'consentAsked', capability: 1 },
      { type: 'consentAsked', capability: 2 },
      { type: 'surfaceChoice', mask: 2, followPointer: false },
      { type: 'surfaceChoice', mask: 0xffff_ffff, followPointer: false },
      { type: 'surfaceChoice', mask: 0, followPointer: true },
    ]);
  });

  test('passes on what the sharer says', async () => {
    const { relay, news } = await begin();
    await relay.say({ type: 'sharerAbout', product: 'c', version: '1', platform: 'Linux', hostName: 'küche', codecVersion: 1 });
    await relay.say({ type: 'consentState', capability: 1, standing: 1, remainingMs: 60_000, inAdvance: false });
    await relay.say({ type: 'surfaces', places: [{ id: 0, x: 0, y: 0, width: 9, height: 9, isPrimary: true, name: 'DP-1' }] });
    await relay.say({ type: 'notice', code: 1, text: 'paused' });
    await relay.say({ type: 'ended', reason: 1 });
    await eventually(() => news.at(-1) === 'ended');
    expect(news.slice(3)).toEqual(['peer küche', 'view asking 60000', 'surfaces DP-1', 'notice paused', 'ended 1', 'ended']);
  });

  test('sends input only while control is granted, and not one event after it is gone', async () => {
    const { relay, page, viewer } = await begin();
    viewer.sendText('too early');
    viewer.sendKeys([{ physical: 4, keysym: 97 }]);
    expect(page.take).toBeUndefined();
    await relay.say(grant(2));
    await eventually(() => page.take !== undefined);
    const take = page.take!;
    take(move(1));
    take(move(2));
    await eventually(() => relay.input.length === 2);
    await relay.say(grant(6));
    await eventually(() => page.take === undefined);
    take(move(3));
    viewer.sendText('too late');
    await settle();
    expect(relay.input.map((event) => event.eventId)).toEqual([1, 2]);
  });

  test('lets go of everything when the technician gives control back', async () => {
    const { relay, page, viewer } = await begin();
    await relay.say(grant(2));
    await eventually(() => page.take !== undefined);
    viewer.releaseControl();
    await eventually(() => relay.control.at(-1)?.type === 'controlReleased');
    expect(relay.input).toEqual([{ type: 'releaseAll', eventId: 1 }]);
    expect(page.take).toBeUndefined();
  });

  test('presses a chord in order and lets go in the opposite order', async () => {
    const { relay, page, viewer } = await begin();
    await relay.say(grant(2));
    await eventually(() => page.take !== undefined);
    viewer.sendKeys([
      { physical: 1, keysym: 10 },
      { physical: 2, keysym: 20 },
    ]);
    viewer.sendText(`${'ä'.repeat(600)}😀`);
    await eventually(() => relay.input.length === 6);
    const keys = relay.input.slice(0, 4).map((event) => (event.type === 'key' ? `${event.keysym}${event.isDown ? '↓' : '↑'}` : event.type));
    expect(keys).toEqual(['10↓', '20↓', '20↑', '10↑']);
    const typed = relay.input.slice(4).map((event) => (event.type === 'typedText' ? event.text : ''));
    expect(typed.join('')).toBe(`${'ä'.repeat(600)}😀`);
    expect(typed.map((text) => text.length)).toEqual([512, 90]);
  });

  test('stops input when the line is cut, until control is granted anew', async () => {
    const { relay, page, news } = await begin();
    await relay.say(grant(2));
    await eventually(() => page.take !== undefined);
    relay.cut();
    await eventually(() => news.at(-1) === 'reconnecting');
    expect(page.take).toBeUndefined();
  });
});

describe('pictures', () => {
  test('reach the screen, are credited when painted, and tell the delay of input', async () => {
    const { relay, page, clock, viewer } = await begin();
    const delays: number[] = [];
    viewer.on('stats', ({ delayMs, codecBytes }) => delays.push(delayMs, codecBytes));
    await relay.say(grant(2));
    await eventually(() => page.take !== undefined);
    page.take!(move(1));
    await relay.sharer.newEpoch();
    await screenMessage(relay, 1, true, 1);
    await eventually(() => page.shown.length === 1);
    expect(page.shown[0]).toEqual({
      surface: 0,
      header: { frameNumber: 1, lastInputEventId: 1, captureMs: 4242 },
      bytes: 88,
      isKeyframe: true,
    });
    clock.advance(60);
    await settle();
    expect(relay.receipts.flatMap((receipt) => receipt.credits).some((credit) => credit.channel === 16)).toBe(false);
    page.news.painted(0, page.shown[0]!.header, 2, 1);
    clock.advance(1000);
    await eventually(() => relay.receipts.at(-1)?.paintings.length === 1);
    expect(relay.receipts.at(-1)?.credits).toContainEqual({ channel: 16, consumedTotal: 116 });
    expect(relay.receipts.at(-1)?.echoMs).toBe(4242);
    clock.advance(1000);
    expect(delays.slice(-2)).toEqual([60, 88]);
  });

  test('after a broken seal nothing is shown before the keyframe that is asked for, yet all is told as painted', async () => {
    const { relay, page, clock } = await begin();
    await relay.sharer.newEpoch();
    await screenMessage(relay, 1, true);
    await eventually(() => page.shown.length === 1);
    const bent = (await relay.sharer.seal(FrameKind.screen, 0, 16, new Uint8Array(100))).slice();
    bent[30]! ^= 1;
    relay.deliver(bent);
    await screenMessage(relay, 3, false);
    await eventually(() => relay.control.some((message) => message.type === 'keyframeWanted'));
    await screenMessage(relay, 4, true);
    await eventually(() => page.shown.length === 2);
    expect(page.shown.map((frame) => frame.header.frameNumber)).toEqual([1, 4]);
    clock.advance(1000);
    await eventually(() => relay.receipts.flatMap((receipt) => receipt.paintings).some((painting) => painting.frameNumber === 3));
  });

  test('the screen begins anew with every new agreement on keys', async () => {
    const { relay, page, clock, news } = await begin();
    relay.cut();
    await eventually(() => news.at(-1) === 'reconnecting');
    clock.advance(0);
    await eventually(() => page.calls.filter((call) => call === 'reset').length === 2);
  });

  test('closing closes the page’s rooms and is silent', async () => {
    const { relay, page, clock, viewer, news } = await begin();
    viewer.close();
    relay.cut();
    clock.advance(10_000);
    await settle();
    expect(page.calls.filter((call) => call === 'close').length).toBe(2);
    expect(news.at(-1)).toBe('ended');
  });
});
