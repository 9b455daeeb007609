import type { QueueEntry } from '@deskside/talk';
import { Store } from '../desk/store.ts';
import { fill } from '../texts/fill.ts';
import { texts } from './texts.ts';
import { webPush } from './webPush.ts';

/** The desktop's own notification, which is seen when the console is minimised. Needs the technician's permission once. */
export type Permission = 'askable' | 'granted' | 'denied' | 'impossible';

class SystemNotices extends Store<{ permission: Permission }> {
  async ask(): Promise<void> {
    await Notification.requestPermission();
    this.set({ permission: read() });
    if (this.state.permission === 'granted') await webPush.turnOn();
  }
}

export const systemNotices = new SystemNotices({ permission: read() });

export function showSystemNotice(entry: QueueEntry): void {
  if (systemNotices.state.permission !== 'granted') return;
  void show(entry);
}

async function show(entry: QueueEntry): Promise<void> {
  const options = { body: entry.question.slice(0, 200), tag: entry.request, icon: '/favicon.svg', data: { request: entry.request } };
  const actions = [
    { action: 'answer', title: texts.answer },
    { action: 'decline', title: texts.notNow },
  ];
  // Only a service worker's notices have buttons.
  if (await webPush.notify(fill(texts.asksForHelp, { name: entry.name }), { ...options, actions } as NotificationOptions)) return;
  try {
    // The tag makes the notices of several tabs one.
    const notice = new Notification(fill(texts.asksForHelp, { name: entry.name }), options);
    notice.onclick = () => {
      window.focus();
      notice.close();
    };
  } catch {
    // Some browsers allow it from a service worker only; the pop-up card and the sound remain.
  }
}

function read(): Permission {
  if (!('Notification' in globalThis) || !window.isSecureContext) return 'impossible';
  return Notification.permission === 'default' ? 'askable' : Notification.permission;
}
