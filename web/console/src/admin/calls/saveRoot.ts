import { apiRoot } from '@deskside/talk';
import { saveAs } from '../../devices/saveAs.ts';

/** The certificate under which all certificates of the service stand, as firmware takes it. */
export function saveRoot(): Promise<void> {
  return saveAs(`${apiRoot}/out-of-band/root`, 'deskside-root.pem');
}
