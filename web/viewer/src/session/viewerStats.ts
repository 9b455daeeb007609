import type { ViewerStats } from '../viewerEvents.ts';
import type { Clock } from './clock.ts';

const maxWaiting = 256;

/** Measures what the page shows: delay from input to paint, round trip, rate, frames a second. Bounded; told once a second. */
export class StatsBook {
  readonly #clock: Clock;
  readonly #inputs: { readonly eventId: number; readonly at: number }[] = [];
  readonly #sentInput: { readonly total: number; readonly at: number }[] = [];
  #inputTotal = 0;
  #delayMs = 0;
  #rttMs = 0;
  #decodeMs = 0;
  #bytes = 0;
  #frames = 0;
  #codecBytes = 0;
  #since: number;

  constructor(clock: Clock) {
    this.#clock = clock;
    this.#since = clock.now();
  }

  inputSent(eventId: number, sealedBytes: number): void {
    const at = this.#clock.now();
    this.#inputTotal = (this.#inputTotal + sealedBytes) >>> 0;
    this.#inputs.push({ eventId, at });
    this.#sentInput.push({ total: this.#inputTotal, at });
    if (this.#inputs.length > maxWaiting) this.#inputs.shift();
    if (this.#sentInput.length > maxWaiting) this.#sentInput.shift();
  }

  /** The sharer used our input up to this total: the way there and back. */
  inputCredited(total: number): void {
    const at = this.#sentInput.findLastIndex((sent) => (total - sent.total) >>> 0 < 0x80000000);
    if (at < 0) return;
    const ms = this.#clock.now() - this.#sentInput[at]!.at;
    this.#rttMs = this.#rttMs === 0 ? ms : this.#rttMs * 0.8 + ms * 0.2;
    this.#sentInput.splice(0, at + 1);
  }

  received(bytes: number): void {
    this.#bytes += bytes;
  }

  codecFrame(bytes: number): void {
    this.#codecBytes += bytes;
  }

  painted(lastInputEventId: number, decodeMs: number): void {
    this.#frames++;
    this.#decodeMs = this.#decodeMs === 0 ? decodeMs : this.#decodeMs * 0.8 + decodeMs * 0.2;
    const at = this.#inputs.findLastIndex((input) => input.eventId <= lastInputEventId);
    if (at < 0) return;
    this.#delayMs = this.#clock.now() - this.#inputs[at]!.at;
    this.#inputs.splice(0, at + 1);
  }

  /** New keys: totals of input begin at 0, and what was sent before them is never applied. */
  reset(): void {
    this.#inputs.length = 0;
    this.#sentInput.length = 0;
    this.#inputTotal = 0;
  }

  /** What was measured since the last call. */
  take(): ViewerStats {
    const seconds = Math.max(0.001, (this.#clock.now() - this.#since) / 1000);
    const stats = {
      delayMs: Math.round(this.#delayMs),
      rttMs: Math.round(this.#rttMs),
      kbps: Math.round((this.#bytes * 8) / 1000 / seconds),
      fps: Math.round((this.#frames / seconds) * 10) / 10,
      decodeMs: Math.round(this.#decodeMs * 10) / 10,
      codecBytes: this.#codecBytes,
    };
    this.#bytes = 0;
    this.#frames = 0;
    this.#since = this.#clock.now();
    return stats;
  }
}
