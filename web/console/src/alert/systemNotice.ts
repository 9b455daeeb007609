import type { QueueEntry } from '@deskside/talk';
import { Store } from '../desk/store.ts';

/** The desktop's own notification, which is seen when the console is minimised. Needs the technician's permission once. */
export type Permission = 'askable' | 'granted' | 'denied' | 'impossible';

class SystemNotices extends Store<{ permission: Permission }> {
  async ask(): Promise<void> {
    await Notification.requestPermission();
    this.set({ permission: read() });
  }
}

export const systemNotices = new SystemNotices({ permission: read() });

export function showSystemNotice(entry: QueueEntry): void {
  if (systemNotices.state.permission !== 'granted') return;
  try {
    // The tag makes the notices of several tabs one.
    const notice = new Notification(`${entry.name} asks for help`, {
      body: entry.question.slice(0, 200),
      tag: entry.request,
      icon: '/favicon.svg',
    });
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
