import { type Answer, call, isPassing, type Problem } from '@deskside/talk';
import { gather } from '../desk/gather.ts';
import { Store } from '../desk/store.ts';
import { problemText } from '../parts/problemText.ts';
import { browserLine } from './browserLine.ts';
import { DeviceLine } from './deviceLine.ts';
import type { BootView, DeviceNews, DeviceReport, DeviceView, PowerAction } from './types.ts';

export interface DeviceRoomState {
  view: DeviceView | undefined;
  /** Set when there is no such device for this technician. */
  missing: string;
  report: DeviceReport | undefined;
  reportFailure: string;
  reportCode: string;
  isReading: boolean;
  /** After a wrong password: when the next try is allowed. */
  retryAt: number;
  /** The firmware's port that this page had served last. */
  forwardPort: number | undefined;
}

const gatherMs = 150;

export interface BootWish {
  image: string;
  floppy?: string;
  secureBoot: 'enforced' | 'relaxed';
  reset: 'yes' | 'no';
}

/** One device as the technician works on it: how it stands, what its firmware says, and its two lines, which outlive a page. */
export class DeviceRoom extends Store<DeviceRoomState> {
  readonly serial: DeviceLine;
  readonly screen: DeviceLine;
  private readonly soon = gather(gatherMs, () => this.refresh());
  private closed = false;

  constructor(
    readonly device: string,
    private readonly ask: typeof call = call,
    private readonly now: () => number = Date.now,
  ) {
    super({
      view: undefined,
      missing: '',
      report: undefined,
      reportFailure: '',
      reportCode: '',
      isReading: false,
      retryAt: 0,
      forwardPort: undefined,
    });
    this.serial = new DeviceLine('serial', browserLine(device));
    this.screen = new DeviceLine('screen', browserLine(device));
  }

  private get path(): string {
    return `/devices/${this.device}`;
  }

  async refresh(): Promise<void> {
    const answer = await this.ask<DeviceView>('GET', this.path);
    if (this.closed) return;
    if (answer.ok) this.take(answer.value);
    else if (!isPassing(answer.problem)) this.set({ missing: problemText(answer.problem) });
  }

  take(view: DeviceView): void {
    const before = this.state.view;
    const isNewCall = before !== undefined && before.helloAt !== view.helloAt;
    this.set({
      view,
      missing: '',
      retryAt: view.retryAfterSeconds ? this.now() + view.retryAfterSeconds * 1000 : this.state.retryAt,
      // What another call told may no longer hold.
      ...(view.state !== 'connected' || isNewCall ? { report: undefined } : {}),
    });
  }

  hear(news: DeviceNews): void {
    const { view } = this.state;
    if (news.device !== this.device && !(view && news.request === view.request && news.kind.startsWith('device.'))) return;
    if (news.kind === 'device.progress') this.progress(news);
    else this.soon();
    if (news.kind === 'device.power' && this.state.report) void this.readReport();
  }

  /** Signs in with the password that was told. */
  async access(): Promise<Answer<DeviceReport>> {
    this.set({ isReading: true, reportFailure: '' });
    const answer = await this.ask<DeviceReport>('POST', `${this.path}/access`);
    this.reported(answer);
    await this.refresh();
    return answer;
  }

  async readReport(): Promise<void> {
    this.set({ isReading: true, reportFailure: '' });
    this.reported(await this.ask<DeviceReport>('GET', `${this.path}/report`));
  }

  /** The firmware has a certificate of its own anew: the next one is taken as known. */
  async forgetPin(): Promise<void> {
    const answer = await this.ask('DELETE', `${this.path}/pin`);
    if (answer.ok) await this.access();
    else this.set({ reportFailure: problemText(answer.problem), reportCode: answer.problem.code });
  }

  async power(action: PowerAction, openSessions: 'refuse' | 'close'): Promise<Answer<unknown>> {
    const answer = await this.ask('POST', `${this.path}/power`, { action, openSessions });
    if (answer.ok) await Promise.all([this.readReport(), this.refresh()]);
    return answer;
  }

  askConsent(): Promise<Answer<unknown>> {
    return this.thenRead(this.ask('POST', `${this.path}/consent`));
  }

  sendCode(code: string): Promise<Answer<unknown>> {
    return this.thenRead(this.ask('POST', `${this.path}/consent/code`, { code }));
  }

  dropConsent(): Promise<Answer<unknown>> {
    return this.thenRead(this.ask('DELETE', `${this.path}/consent`));
  }

  async boot(wish: BootWish): Promise<Answer<BootView>> {
    const answer = await this.ask<BootView>('POST', `${this.path}/boot`, wish);
    if (answer.ok) this.setBoot(answer.value);
    return answer;
  }

  /** Puts the boot settings back and takes the image out. */
  async endBoot(): Promise<Answer<unknown>> {
    const answer = await this.ask('DELETE', `${this.path}/boot`);
    await this.refresh();
    return answer;
  }

  /** Serves a port of the firmware on the node's loopback address; one at a time. */
  async forward(port: number): Promise<Answer<unknown>> {
    const answer = await this.ask('POST', `${this.path}/forward`, { port });
    if (answer.ok) this.set({ forwardPort: port });
    await this.refresh();
    return answer;
  }

  async endForward(): Promise<Answer<unknown>> {
    const answer = await this.ask('DELETE', `${this.path}/forward`);
    await this.refresh();
    return answer;
  }

  async closeDevice(): Promise<Answer<DeviceView>> {
    this.serial.close();
    this.screen.close();
    const answer = await this.ask<DeviceView>('POST', `${this.path}/close`);
    if (answer.ok) this.take(answer.value);
    return answer;
  }

  close(): void {
    this.closed = true;
    this.serial.close();
    this.screen.close();
  }

  private async thenRead(asked: Promise<Answer<unknown>>): Promise<Answer<unknown>> {
    const answer = await asked;
    if (answer.ok) await this.readReport();
    return answer;
  }

  private reported(answer: Answer<DeviceReport>): void {
    if (answer.ok) this.set({ report: answer.value, isReading: false, reportFailure: '', reportCode: '', retryAt: 0 });
    else {
      const { problem } = answer;
      this.set({ isReading: false, reportFailure: problemText(problem), reportCode: problem.code, retryAt: this.retryFrom(problem) });
    }
  }

  private retryFrom(problem: Problem): number {
    return problem.retryAfterSeconds ? this.now() + problem.retryAfterSeconds * 1000 : this.state.retryAt;
  }

  private progress(news: DeviceNews): void {
    const boot = this.state.view?.boot;
    if (!boot) {
      this.soon();
      return;
    }
    const { bytes = boot.bytes, commands = boot.commands, bytesPerSecond = boot.bytesPerSecond, lastBlock = boot.lastBlock } = news;
    this.setBoot({ ...boot, bytes, commands, bytesPerSecond, lastBlock });
  }

  private setBoot(boot: BootView): void {
    if (this.state.view) this.set({ view: { ...this.state.view, boot } });
  }
}
