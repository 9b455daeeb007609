import { call } from '@deskside/talk';
import { notices } from '../desk/notices.ts';
import { Store } from '../desk/store.ts';
import { texts } from './texts.ts';

/** Waking this browser when the console is closed. */
class WebPush extends Store<{ on: boolean }> {
  private registration: ServiceWorkerRegistration | undefined;

  async start(answer: (request: string) => void): Promise<void> {
    if (!('serviceWorker' in navigator)) return;
    try {
      this.registration = await navigator.serviceWorker.register('/assets/console/sw.js');
    } catch {
      return;
    }
    navigator.serviceWorker.addEventListener('message', ({ data }: MessageEvent<{ answer?: unknown }>) => {
      if (typeof data?.answer === 'string') answer(data.answer);
    });
    const known = await this.registration.pushManager?.getSubscription();
    if (known) await this.tell(known);
  }

  /** A notice with buttons, shown by the service worker; false where there is none. */
  async notify(title: string, options: NotificationOptions): Promise<boolean> {
    if (!this.registration?.active) return false;
    await this.registration.showNotification(title, options);
    return true;
  }

  async turnOn(): Promise<void> {
    const key = await call<{ key: string }>('GET', '/push/key');
    if (!key.ok || !this.registration?.pushManager) return;
    try {
      await this.tell(await this.registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key.value.key }));
    } catch {
      notices.tell('warning', texts.noPush, texts.noPushText);
    }
  }

  /** At sign-out: who sits here next gets no alerts of mine. */
  async turnOff(): Promise<void> {
    const known = await this.registration?.pushManager?.getSubscription();
    if (!known) return;
    await call('POST', '/push/subscription/remove', { endpoint: known.endpoint });
    await known.unsubscribe();
    this.set({ on: false });
  }

  private async tell(subscription: PushSubscription): Promise<void> {
    const answer = await call('PUT', '/push/subscription', subscription.toJSON());
    this.set({ on: answer.ok });
  }
}

export const webPush = new WebPush({ on: false });
