import type { FitAddon } from '@xterm/addon-fit';
import type { Terminal } from '@xterm/xterm';
import { notices } from '../desk/notices.ts';
import { tellLost } from '../lost/tellLost.ts';
import type { DeviceRoom } from './deviceRoom.ts';
import { texts } from './texts.ts';

/** More than this unpainted is dropped with a word: a device could send faster than a page draws. */
const mostUnpaintedBytes = 4_000_000;

/** The terminal of one device with its own element, which pages borrow; its text outlives them. */
export class SerialTerminal {
  readonly element = document.createElement('div');
  private terminal: Terminal | undefined;
  private fit: FitAddon | undefined;
  private unpainted = 0;
  private readonly watcher = new ResizeObserver(() => this.refit());

  constructor(private readonly room: DeviceRoom) {
    this.element.className = 'serial';
  }

  /** Loads the terminal (once) and draws it; the element must be in the page. */
  async start(): Promise<void> {
    if (this.terminal) {
      this.refit();
      return;
    }
    const parts = await Promise.all([import('@xterm/xterm'), import('@xterm/addon-fit'), import('@xterm/xterm/css/xterm.css')]).catch(
      tellLost,
    );
    if (!parts || this.terminal) return;
    const [{ Terminal }, { FitAddon }] = parts;
    const terminal = new Terminal({
      fontFamily: 'ui-monospace, "Cascadia Mono", "DejaVu Sans Mono", Menlo, Consolas, monospace',
      fontSize: 14,
      scrollback: 5_000,
      cursorBlink: true,
      screenReaderMode: true,
      theme: { background: '#101314', foreground: '#e4e8e8' },
    });
    this.terminal = terminal;
    this.fit = new FitAddon();
    terminal.loadAddon(this.fit);
    terminal.open(this.element);
    const encoder = new TextEncoder();
    terminal.onData((typed) => this.type(encoder.encode(typed)));
    terminal.onBinary((typed) => this.type(Uint8Array.from(typed, (sign) => sign.charCodeAt(0))));
    this.room.serial.onBytes = (bytes) => this.write(bytes);
    this.room.serial.onNews = (news) => {
      if (news.kind === 'power') this.say(news.on ? texts.powerCame : texts.powerWent);
      if (news.kind === 'ended') this.say(news.why || texts.lineClosed);
    };
    this.watcher.observe(this.element);
    this.refit();
  }

  focus(): void {
    this.terminal?.focus();
  }

  clear(): void {
    this.terminal?.clear();
  }

  /** The serial line tells no size, so the shell there is told by typing. */
  tellSize(): void {
    if (this.terminal) this.type(new TextEncoder().encode(`stty rows ${this.terminal.rows} cols ${this.terminal.cols}\r`));
    this.focus();
  }

  private type(bytes: Uint8Array<ArrayBuffer>): void {
    if (!this.room.serial.send(bytes) && this.room.serial.state.line.phase === 'open')
      notices.tell('warning', texts.terminal, texts.tooMuch);
  }

  private write(bytes: Uint8Array): void {
    if (!this.terminal || this.unpainted > mostUnpaintedBytes) return;
    this.unpainted += bytes.length;
    this.terminal.write(bytes, () => {
      this.unpainted -= bytes.length;
    });
    if (this.unpainted > mostUnpaintedBytes) this.say(texts.leftOut);
  }

  /** A line of ours between the PC's. */
  private say(text: string): void {
    this.terminal?.write(`\r\n\x1b[36m[${text}]\x1b[0m\r\n`);
  }

  private refit(): void {
    if (this.element.clientHeight > 0) this.fit?.fit();
  }
}

const terminals = new WeakMap<DeviceRoom, SerialTerminal>();

export function terminalOf(room: DeviceRoom): SerialTerminal {
  let terminal = terminals.get(room);
  if (!terminal) {
    terminal = new SerialTerminal(room);
    terminals.set(room, terminal);
  }
  return terminal;
}
