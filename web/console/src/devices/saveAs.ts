import { notices } from '../desk/notices.ts';
import { texts } from './texts.ts';

/** Saves what the server answers as a file; says so when there is nothing, or no answer. */
export async function saveAs(address: string, name: string): Promise<void> {
  try {
    const response = await fetch(address, { credentials: 'same-origin', cache: 'no-store' });
    if (!response.ok) {
      const { detail } = (await response.json().catch(() => ({}))) as { detail?: string };
      notices.tell('warning', texts.notSaved, detail ?? texts.noAnswer);
      return;
    }
    const file = await response.blob();
    if (file.size === 0) {
      notices.tell('calm', texts.nothingToSave, texts.nothingSaid);
      return;
    }
    const link = document.createElement('a');
    link.href = URL.createObjectURL(file);
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  } catch {
    notices.tell('warning', texts.notSaved, texts.noAnswer);
  }
}
