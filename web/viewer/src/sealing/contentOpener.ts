import type { Frame } from '../protocol/frames/frame.ts';
import { everyViewer } from '../protocol/frames/streamId.ts';
import type { HandshakeEpoch } from '../protocol/messages/handshakeEpoch.ts';
import { concat } from '../protocol/wire/bytes.ts';
import { FrameOpener, type Opened } from './frameOpener.ts';
import { ascii } from './keySchedule.ts';

/**
 * Opens what is sent to every viewer (leg 0), under the newest content key. One for each agreed pair of keys. Epochs only grow: an old
 * wrap played again would reset the replay counters, so it is refused. Twin: src/Deskside.Sealing/ContentOpener.cs.
 */
export class ContentOpener {
  readonly #wrap: CryptoKey;
  #epoch = 0;
  #opener: FrameOpener | undefined;

  constructor(wrap: CryptoKey) {
    this.#wrap = wrap;
  }

  /** The epoch now; 0 before the first. */
  get epoch(): number {
    return this.#epoch;
  }

  async tryAdvance(step: HandshakeEpoch): Promise<'advanced' | 'notNewer' | 'badWrap'> {
    if (step.epoch <= this.#epoch) return 'notNewer';
    const number = new Uint8Array(4);
    new DataView(number.buffer).setUint32(0, step.epoch);
    const parameters = {
      name: 'AES-GCM',
      iv: concat(new Uint8Array(8), number),
      additionalData: concat(ascii('epoch'), number),
      tagLength: 128,
    };
    try {
      const bytes = new Uint8Array(await crypto.subtle.decrypt(parameters, this.#wrap, step.wrappedKey));
      const key = await crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['decrypt']);
      bytes.fill(0);
      this.#opener = new FrameOpener(key, everyViewer, step.epoch);
      this.#epoch = step.epoch;
      return 'advanced';
    } catch {
      return 'badWrap';
    }
  }

  open(frame: Frame): Promise<Opened> {
    return this.#opener?.open(frame) ?? Promise.resolve({ outcome: 'noKey' });
  }
}
