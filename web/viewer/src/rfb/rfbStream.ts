import type { Patch } from '../screen/decodeMessages.ts';
import type { Rect } from '../screen/patches.ts';
import { ByteQueue } from './byteQueue.ts';
import { mostOffered, offeredText } from './cutText.ts';
import { Inflater } from './inflate.ts';
import { type Colours, formatFor, type PixelFormat, rgb565 } from './pixelFormat.ts';
import type { RfbSink } from './rfbEvents.ts';
import * as write from './rfbMessages.ts';
import { decodeTiles, mostTileBytes } from './rleDecoder.ts';

/** Larger screens than this no firmware has; a claim of one is not believed. */
export const mostSide = 4096;
const mostPixels = 3840 * 2400;
const bandRows = 64;
const skipStep = 65_536;
const mostText = 1_048_576;
const mostReason = 4_096;
const versionText = /^RFB (\d{3})\.(\d{3})\n$/;

/** Asks for so many bytes and gets them, however they came. */
type Reading<T = void> = Generator<number, T, Uint8Array>;

/**
 * The viewing end of RFB 3.8: bytes in, patches out. Reads RAW, encoding 16 (the firmware's RLE and ZRLE) and DesktopSize; one
 * request for changes is under way at a time. Colours, 256 of them or greys, as the line allows. Bytes may come in any pieces. Never throws and never reads over; what it keeps is
 * what came and is not whole yet, at most one rectangle. A fault is told once and ends the stream. Source: RFC 6143;
 * docs/out-of-band/redirection.md, 4.
 */
export class RfbStream {
  private readonly queue = new ByteQueue();
  private readonly reading: Reading;
  private readonly inflater = new Inflater();
  private wanted: number;
  private over = false;
  private width = 0;
  private height = 0;
  private name = '';
  /** Until one was chosen the device has its own. */
  private chosen: PixelFormat | undefined;
  private wish: Colours = 'full';
  private isAsking = false;
  private wasResized = false;

  constructor(private readonly sink: RfbSink) {
    this.reading = this.read();
    this.wanted = this.reading.next().value as number;
  }

  get isOver(): boolean {
    return this.over;
  }

  push(bytes: Uint8Array): void {
    if (this.over) return;
    this.queue.add(bytes);
    while (!this.over && this.queue.length >= this.wanted) {
      const next = this.reading.next(this.queue.take(this.wanted));
      if (next.done) this.over = true;
      else this.wanted = next.value;
    }
  }

  /** Asks for what changes from here on. Nothing is asked while an answer is under way. */
  ask(): void {
    this.request('changes');
  }

  /** Asks for the whole picture, for example because the page lost it. */
  askAll(): void {
    this.isAsking = false;
    this.request('all');
  }

  /** Other colours, from the next update on: what is under way comes in those of before. */
  choose(colours: Colours): void {
    this.wish = colours;
  }

  /** A text for the device's clipboard. False when there is no screen yet or the text is too long. */
  offer(text: string): boolean {
    if (this.over || this.width === 0 || text.length > mostOffered) return false;
    this.sink.send(write.cutText(text));
    return true;
  }

  private get format(): PixelFormat {
    return this.chosen ?? rgb565;
  }

  private get wanting(): PixelFormat {
    return formatFor(this.width, this.height, this.wish);
  }

  private request(what: 'all' | 'changes'): void {
    if (this.over || this.isAsking || this.width === 0) return;
    this.isAsking = true;
    this.sink.send(write.updateRequest(what, this.width, this.height));
  }

  private *read(): Reading {
    if (!(yield* this.greet())) return;
    for (;;) if (!(yield* this.message())) return;
  }

  private *greet(): Reading<boolean> {
    const match = versionText.exec(ascii(yield 12));
    if (!match) return this.fault('This is not a screen of RFB.');
    if (Number(match[1]) < 3 || (Number(match[1]) === 3 && Number(match[2]) < 8))
      return this.fault('The device speaks an RFB older than 3.8.');
    this.sink.send(write.version());
    const count = (yield 1)[0]!;
    if (count === 0) return this.fault(`The device refuses: ${yield* this.reason()}`);
    if (!(yield count).includes(write.securityNone))
      return this.fault('The device asks for a screen password of its own; none is expected here.');
    this.sink.send(Uint8Array.of(write.securityNone));
    if (u32(yield 4, 0) !== 0) return this.fault(`The device refuses: ${yield* this.reason()}`);
    this.sink.send(write.shareWithOthers());
    const init = yield 24;
    this.name = yield* this.text(u32(init, 20));
    if (!this.resize(u16(init, 0), u16(init, 2))) return false;
    this.sink.send(write.encodings());
    this.begin();
    return true;
  }

  private *message(): Reading<boolean> {
    const type = (yield 1)[0]!;
    if (type === 0) return yield* this.update();
    if (type === 1) yield* this.skip(u16(yield 5, 3) * 6);
    else if (type === 3) {
      const length = u32(yield 7, 3);
      if (length > mostText) return this.fault(`The device announces a text of ${length} bytes.`);
      yield* this.cut(length);
    } else if (type !== 2) return this.fault(`The device sends a message of an unknown kind (${type}).`);
    return true;
  }

  private *update(): Reading<boolean> {
    this.isAsking = false;
    for (let left = u16(yield 3, 1); left > 0; left--) if (!(yield* this.rectangle())) return false;
    if (this.wasResized || this.wanting !== this.chosen) this.begin();
    else this.sink.updated();
    return true;
  }

  /** Half a text would mislead: a long one is passed over whole. */
  private *cut(length: number): Reading {
    if (length > mostOffered) return yield* this.skip(length);
    const text = offeredText(yield length);
    if (text !== '') this.sink.offered(text);
  }

  private *rectangle(): Reading<boolean> {
    const head = yield 12;
    const rect = { x: u16(head, 0), y: u16(head, 2), width: u16(head, 4), height: u16(head, 6) };
    const encoding = u32(head, 8) | 0;
    if (encoding === write.encodingDesktopSize) return this.resize(rect.width, rect.height);
    if (rect.x + rect.width > this.width || rect.y + rect.height > this.height) return this.fault('The device paints beside its screen.');
    if (encoding === write.encodingRaw) return yield* this.raw(rect);
    if (encoding === write.encodingRle) return yield* this.rle(rect);
    return this.fault(`The device paints in a way that was not asked for (${encoding}).`);
  }

  private *raw(rect: Rect): Reading<boolean> {
    const { colours, bytes } = this.format;
    for (let y = 0; y < rect.height && rect.width > 0; y += bandRows) {
      const height = Math.min(bandRows, rect.height - y);
      const band = yield rect.width * height * bytes;
      const out = new Uint32Array(rect.width * height);
      for (let i = 0; i < out.length; i++) out[i] = colours[bytes === 1 ? band[i]! : u16Little(band, i * 2)]!;
      this.sink.painted({ x: rect.x, y: rect.y + y, width: rect.width, height, pixels: out.buffer });
    }
    return true;
  }

  private *rle(rect: Rect): Reading<boolean> {
    const length = u32(yield 4, 0);
    const most = mostTileBytes(rect.width, rect.height, this.format.bytes);
    // Stored blocks make it longer: 5 bytes in 65535, and some for headers and flushes.
    if (length > most + Math.ceil(most / 1000) + 1024) return this.fault(`The device announces a rectangle of ${length} bytes.`);
    const tiles = this.inflater.inflate(yield length, most);
    const patches: Patch[] | undefined = tiles && decodeTiles(tiles, rect, this.format);
    if (!patches) return this.fault('A part of the picture cannot be read.');
    for (const patch of patches) this.sink.painted(patch);
    return true;
  }

  private resize(width: number, height: number): boolean {
    if (width === 0 || height === 0 || width > mostSide || height > mostSide || width * height > mostPixels)
      return this.fault(`The device claims a screen of ${width} × ${height}.`);
    this.width = width;
    this.height = height;
    this.wasResized = true;
    this.sink.resized({ width, height }, this.name);
    return true;
  }

  /** A new size may need other colours. Set between two updates, as what is under way comes in the old ones. */
  private begin(): void {
    const format = this.wanting;
    if (format !== this.chosen) this.sink.send(write.pixelFormat(format));
    this.chosen = format;
    this.wasResized = false;
    this.askAll();
  }

  private *text(length: number): Reading<string> {
    const shown = yield Math.min(length, mostReason);
    yield* this.skip(Math.min(length, mostText) - shown.length);
    return new TextDecoder().decode(shown);
  }

  private *reason(): Reading<string> {
    return (yield* this.text(u32(yield 4, 0))) || 'no reason given';
  }

  private *skip(count: number): Reading {
    for (let left = count; left > 0; left -= skipStep) yield Math.min(left, skipStep);
  }

  private fault(why: string): false {
    this.over = true;
    this.sink.failed(why);
    return false;
  }
}

function ascii(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes);
}

function u16(bytes: Uint8Array, at: number): number {
  return (bytes[at]! << 8) | bytes[at + 1]!;
}

function u16Little(bytes: Uint8Array, at: number): number {
  return bytes[at]! | (bytes[at + 1]! << 8);
}

function u32(bytes: Uint8Array, at: number): number {
  return ((bytes[at]! << 24) | (bytes[at + 1]! << 16) | (bytes[at + 2]! << 8) | bytes[at + 3]!) >>> 0;
}
