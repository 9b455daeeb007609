import { apiRoot } from '@deskside/talk';
import { saveAs } from './saveAs.ts';

/** Saves what the serial line said, as it is kept on the case. */
export function saveTranscript(device: string, request: string | undefined): Promise<void> {
  return saveAs(`${apiRoot}/devices/${device}/transcript?after=0`, `terminal-${(request ?? device).slice(0, 8)}.txt`);
}
