import type { ResumeStore, StoredViewer } from './resumeStore.ts';

const database = 'deskside-viewer';
const table = 'resume';

/** Keeps viewers in IndexedDB, which holds CryptoKeys without showing their bytes. Where there is none, nothing is kept. */
export class IndexedResumeStore implements ResumeStore {
  async load(sessionId: string): Promise<StoredViewer | undefined> {
    return (await this.#run('readonly', (rows) => rows.get(sessionId))) as StoredViewer | undefined;
  }

  async save(sessionId: string, viewer: StoredViewer): Promise<void> {
    await this.#run('readwrite', (rows) => rows.put(viewer, sessionId));
  }

  async forget(sessionId: string): Promise<void> {
    await this.#run('readwrite', (rows) => rows.delete(sessionId));
  }

  async #run(mode: IDBTransactionMode, work: (rows: IDBObjectStore) => IDBRequest): Promise<unknown> {
    const opened = await settled(openDatabase());
    if (opened === undefined) return undefined;
    try {
      return await settled(work(opened.transaction(table, mode).objectStore(table)));
    } finally {
      opened.close();
    }
  }
}

function openDatabase(): IDBOpenDBRequest | undefined {
  if (typeof indexedDB === 'undefined') return undefined;
  const request = indexedDB.open(database, 1);
  request.onupgradeneeded = () => request.result.createObjectStore(table);
  return request;
}

function settled<T>(request: IDBRequest<T> | undefined): Promise<T | undefined> {
  return new Promise((resolve) => {
    if (request === undefined) return resolve(undefined);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => resolve(undefined);
  });
}
