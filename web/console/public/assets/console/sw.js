// Shows HelpAlerts when the console is closed. Web Push hands it a note that only this browser can open.
self.addEventListener('push', (event) => {
  let note;
  try {
    note = event.data.json();
  } catch {
    return;
  }
  event.waitUntil(
    self.registration.showNotification(String(note.title).slice(0, 120), {
      body: String(note.body).slice(0, 200),
      // The same tag as the open console's own notice: one question, one notice.
      tag: String(note.request),
      icon: '/favicon.svg',
      requireInteraction: true,
      data: { request: String(note.request) },
      actions: [
        { action: 'answer', title: 'Answer' },
        { action: 'decline', title: 'Not now' },
      ],
    }),
  );
});

self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  const request = event.notification.data?.request ?? '';
  if (!/^[0-9a-f-]{36}$/.test(request)) return;
  event.waitUntil(event.action === 'decline' ? decline(request) : answer(request));
});

function decline(request) {
  return fetch(`/api/v1/queue/${request}/decline`, { method: 'POST', headers: { 'X-Deskside': '1' }, credentials: 'same-origin' });
}

/** Brings an open console to the front, or opens one; it accepts there, where a lost race can be told. */
async function answer(request) {
  const open = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  const console = open.find((page) => new URL(page.url).pathname.startsWith('/console'));
  if (console) {
    await console.focus();
    console.postMessage({ answer: request });
  } else await self.clients.openWindow(`/console#answer.${request}`);
}
