import type { Chord } from '../input/chords.ts';
import { InputCapture } from '../input/inputCapture.ts';
import type { Size } from '../screen/geometry.ts';
import { browserFrames } from '../screen/painter.ts';
import { Stage } from '../screen/stage.ts';
import type { Scale } from '../viewerEvents.ts';
import type { Colours } from './pixelFormat.ts';
import { RfbInput } from './rfbInput.ts';
import { RfbStream } from './rfbStream.ts';

const surface = 0;

export interface DeviceScreenNews {
  send(bytes: Uint8Array<ArrayBuffer>): void;
  /** The first picture is being sent, or its size changed. */
  resized(size: Size, name: string): void;
  /** The device offers a text for the clipboard. */
  offered(text: string): void;
  /** What the device sent cannot be shown. Final. */
  failed(why: string): void;
}

/** A device's screen in the page: the same stage, pointer and keyboard as a session's, fed by raw RFB. */
export interface DeviceScreen {
  push(bytes: Uint8Array): void;
  setScale(scale: Scale): void;
  /** Fewer colours are fewer bytes; they come with the next change of the picture. */
  setColours(colours: Colours): void;
  sendKeys(chord: Chord): void;
  sendText(text: string): void;
  /** Covers the picture with a reason and takes the hands away; an empty one gives both back. */
  freeze(why: string): void;
  focus(): void;
  close(): void;
}

export function openDeviceScreen(host: HTMLElement, news: DeviceScreenNews): DeviceScreen {
  const stage = new Stage(host);
  const capture = new InputCapture(stage);
  const input = new RfbInput((bytes) => news.send(bytes));
  const canvas = stage.canvas(surface);
  const pixels = canvas.getContext('2d', { alpha: false })!;
  const stream = new RfbStream({
    send: (bytes) => news.send(bytes),
    resized(size, name) {
      canvas.width = size.width;
      canvas.height = size.height;
      stage.setSurfaces([{ id: surface, name, x: 0, y: 0, ...size, primary: true }]);
      stage.show(surface, size);
      capture.start((draft) => input.take(draft));
      news.resized(size, name);
    },
    // Each patch goes onto the canvas as it comes: it is shown with the next picture of this screen, and nothing queues up.
    painted: (patch) =>
      pixels.putImageData(new ImageData(new Uint8ClampedArray(patch.pixels), patch.width, patch.height), patch.x, patch.y),
    offered: (text) => news.offered(text),
    updated: () => browserFrames(() => stream.ask()),
    failed(why) {
      freeze(why);
      news.failed(why);
    },
  });
  const freeze = (why: string) => {
    stage.freeze(why);
    if (!why) return;
    input.releaseAll();
    capture.stop();
  };
  return {
    push: (bytes) => stream.push(bytes),
    setScale: (scale) => stage.setScale(scale),
    setColours: (colours) => stream.choose(colours),
    sendKeys(chord) {
      for (const { keysym } of chord) input.take({ type: 'key', isDown: true, physical: 0, keysym });
      for (const { keysym } of [...chord].reverse()) input.take({ type: 'key', isDown: false, physical: 0, keysym });
    },
    sendText: (text) => input.take({ type: 'typedText', text }),
    freeze,
    focus: () => capture.focus(),
    close() {
      input.releaseAll();
      capture.close();
      stage.close();
    },
  };
}
