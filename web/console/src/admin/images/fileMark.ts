import { fill } from '../../texts/fill.ts';
import { texts } from './texts.ts';

/** What is kept of a file in this browser, so that going on after a reload is done with the same one. */
export interface FileMark {
  sizeBytes: number;
  lastModified: number;
  /** SHA-256 of the first MiB, hex. */
  head: string;
}

const headBytes = 1024 * 1024;
const keyOf = (image: string) => `deskside:image:${image}`;

export interface MarkedFile extends Blob {
  readonly lastModified: number;
}

export async function markOf(file: MarkedFile): Promise<FileMark> {
  const digest = await crypto.subtle.digest('SHA-256', await file.slice(0, headBytes).arrayBuffer());
  const head = Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
  return { sizeBytes: file.size, lastModified: file.lastModified, head };
}

export async function keepMark(image: string, file: MarkedFile, store: Pick<Storage, 'setItem'>): Promise<void> {
  store.setItem(keyOf(image), JSON.stringify(await markOf(file)));
}

export function forgetMark(image: string, store: Pick<Storage, 'removeItem'>): void {
  store.removeItem(keyOf(image));
}

/** Why an upload cannot go on with this file; empty when it can. In another browser only the size is known. */
export async function markFault(
  image: { image: string; sizeBytes: number },
  file: MarkedFile,
  store: Pick<Storage, 'getItem'>,
): Promise<string> {
  if (file.size !== image.sizeBytes)
    return fill(texts.otherSize, { size: file.size.toLocaleString('en'), begun: image.sizeBytes.toLocaleString('en') });
  const kept = read(store.getItem(keyOf(image.image)));
  if (!kept) return '';
  return (await markOf(file)).head === kept.head ? '' : texts.otherFile;
}

function read(text: string | null): FileMark | undefined {
  try {
    const value: unknown = JSON.parse(text ?? 'null');
    return value !== null && typeof value === 'object' && typeof (value as FileMark).head === 'string' ? (value as FileMark) : undefined;
  } catch {
    return undefined;
  }
}
