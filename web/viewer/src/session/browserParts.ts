import { InputCapture } from '../input/inputCapture.ts';
import { Screen } from '../screen/screen.ts';
import type { ViewerParts } from './viewerParts.ts';

/** The rooms of a real page: decoder worker, canvas, mouse and keyboard. */
export const browserParts: ViewerParts = {
  openScreen(host, news) {
    const screen = new Screen(host, news);
    return { screen, input: new InputCapture(screen.stage) };
  },
};
