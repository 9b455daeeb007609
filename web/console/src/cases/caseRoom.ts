import { type Answer, call, isPassing } from '@deskside/talk';
import { gather } from '../desk/gather.ts';
import { Store } from '../desk/store.ts';
import type { DeviceNews, DeviceView } from '../devices/types.ts';
import { problemText } from '../parts/problemText.ts';
import type { CaseView, SpokenStep, TellBy, Told } from './types.ts';

export interface CaseRoomState {
  view: CaseView | undefined;
  /** Set when there is no such case for this technician. */
  missing: string;
}

const gatherMs = 150;

/** One case as its page shows it. It is read anew when something of it happened. */
export class CaseRoom extends Store<CaseRoomState> {
  private readonly soon = gather(gatherMs, () => this.refresh());

  constructor(
    readonly request: string,
    private readonly ask: typeof call = call,
  ) {
    super({ view: undefined, missing: '' });
  }

  private get path(): string {
    return `/cases/${this.request}`;
  }

  async refresh(): Promise<void> {
    const answer = await this.ask<CaseView>('GET', this.path);
    if (answer.ok) this.set({ view: answer.value, missing: '' });
    else if (!isPassing(answer.problem)) this.set({ missing: problemText(answer.problem) });
  }

  hear(news: DeviceNews): void {
    const { view } = this.state;
    if (news.kind === 'device.progress') return;
    if (news.request === this.request || (view?.device && news.device === view.device.device)) this.soon();
  }

  async mark(step: SpokenStep): Promise<Answer<unknown>> {
    const answer = await this.ask('POST', `${this.path}/steps`, { step });
    await this.refresh();
    return answer;
  }

  /** Waits for the call of this PC from now on. The customer could only read the number out after the settings, so these are done. */
  async expect(uuid: string, password: string): Promise<Answer<DeviceView>> {
    const answer = await this.ask<DeviceView>('PUT', `${this.path}/device`, { uuid, password });
    if (answer.ok && !this.state.view?.steps.some(({ step, at }) => step === 'configured' && at)) await this.mark('configured');
    else if (answer.ok) await this.refresh();
    return answer;
  }

  async forget(): Promise<Answer<unknown>> {
    const answer = await this.ask('DELETE', `${this.path}/device`);
    await this.refresh();
    return answer;
  }

  async finish(fixed: 'yes' | 'no', text: string, tell: TellBy[]): Promise<Answer<Told>> {
    const answer = await this.ask<Told>('POST', `${this.path}/outcome`, { fixed, text, tell });
    await this.refresh();
    return answer;
  }

  /** The session's end is the case's. */
  async end(fixed: 'yes' | 'no', note: string): Promise<Answer<unknown>> {
    const { session } = this.state.view ?? {};
    const answer: Answer<unknown> = session
      ? await this.ask('POST', `/sessions/${session}/end`, { outcome: fixed === 'yes' ? 'solved' : 'unsolved', note: note || undefined })
      : { ok: true, value: undefined };
    await this.refresh();
    return answer;
  }
}
