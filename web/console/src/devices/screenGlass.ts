import type { Chord, Scale } from '@deskside/viewer';
import type { DeviceScreen } from '@deskside/viewer/rfb/deviceScreen';
import type { Colours } from '@deskside/viewer/rfb/pixelFormat';
import { notices } from '../desk/notices.ts';
import { Store } from '../desk/store.ts';
import { tellLost } from '../lost/tellLost.ts';
import type { DeviceRoom } from './deviceRoom.ts';
import { texts } from './texts.ts';

export interface GlassState {
  scale: Scale;
  colours: Colours;
  /** A text for the clipboard that the PC offered last. */
  offered: string;
  size: string;
  /** Why the picture cannot be shown; empty when it can. */
  failure: string;
}

/** The device's screen with its own element, which pages borrow. Each opening of the line begins a new picture. */
export class ScreenGlass extends Store<GlassState> {
  readonly element = document.createElement('div');
  private screen: DeviceScreen | undefined;
  private early: Uint8Array[] = [];
  private phase = 'closed';

  constructor(private readonly room: DeviceRoom) {
    super({ scale: 'fit', colours: 'full', offered: '', size: '', failure: '' });
    this.element.className = 'stage';
    const { screen: line } = room;
    line.onBytes = (bytes) => {
      if (this.screen) this.screen.push(bytes);
      else this.early.push(bytes);
    };
    line.subscribe(() => this.follow(line.state.line.phase));
  }

  setScale(scale: Scale): void {
    this.screen?.setScale(scale);
    this.set({ scale });
  }

  setColours(colours: Colours): void {
    this.screen?.setColours(colours);
    this.set({ colours });
    this.focusSoon();
  }

  sendKeys(chord: Chord): void {
    this.screen?.sendKeys(chord);
    this.focusSoon();
  }

  sendText(text: string): void {
    this.screen?.sendText(text);
    this.focusSoon();
  }

  async fullScreen(): Promise<void> {
    try {
      await this.element.requestFullscreen({ navigationUI: 'hide' });
      await (navigator as Navigator & { keyboard?: { lock(): Promise<void> } }).keyboard?.lock();
    } catch {
      notices.tell('warning', texts.noFullScreen, texts.noFullScreenText);
    }
  }

  private follow(phase: string): void {
    if (phase === this.phase) return;
    this.phase = phase;
    if (phase === 'open') void this.begin();
    else if (phase === 'reopening') this.screen?.freeze(texts.reopening);
    else this.end();
  }

  private async begin(): Promise<void> {
    this.end();
    this.set({ failure: '', size: '', offered: '' });
    const part = await import('@deskside/viewer/rfb/deviceScreen').catch(tellLost);
    if (!part || this.phase !== 'open' || this.screen) return;
    this.screen = part.openDeviceScreen(this.element, {
      send: (bytes) => void this.room.screen.send(bytes),
      resized: ({ width, height }) => this.set({ size: `${width} × ${height}` }),
      offered: (offered) => this.set({ offered }),
      failed: (failure) => this.set({ failure }),
    });
    this.screen.setScale(this.state.scale);
    this.screen.setColours(this.state.colours);
    for (const bytes of this.early.splice(0)) this.screen.push(bytes);
  }

  private end(): void {
    this.screen?.close();
    this.screen = undefined;
    this.early = [];
  }

  /** Menus give the focus back when they have closed. */
  private focusSoon(): void {
    setTimeout(() => this.screen?.focus(), 250);
  }
}

const glasses = new WeakMap<DeviceRoom, ScreenGlass>();

export function glassOf(room: DeviceRoom): ScreenGlass {
  let glass = glasses.get(room);
  if (!glass) {
    glass = new ScreenGlass(room);
    glasses.set(room, glass);
  }
  return glass;
}
