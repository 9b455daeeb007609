import { apiRoot } from '@deskside/talk';
import { notices } from '../desk/notices.ts';

/** Saves what the serial line said, as it is kept on the case. */
export async function saveTranscript(device: string, request: string | undefined): Promise<void> {
  try {
    const response = await fetch(`${apiRoot}/devices/${device}/transcript?after=0`, { credentials: 'same-origin', cache: 'no-store' });
    if (!response.ok) throw new Error(`The server answered ${response.status}.`);
    const text = await response.blob();
    if (text.size === 0) {
      notices.tell('calm', 'Nothing to save', 'The serial line has said nothing yet.');
      return;
    }
    const link = document.createElement('a');
    link.href = URL.createObjectURL(text);
    link.download = `terminal-${(request ?? device).slice(0, 8)}.txt`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  } catch (fault) {
    notices.tell('warning', 'Not saved', fault instanceof Error ? fault.message : 'The server does not answer. Please try again.');
  }
}
