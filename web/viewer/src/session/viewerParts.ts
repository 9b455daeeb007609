import type { InputSource } from '../input/inputSource.ts';
import type { ScreenNews, ScreenSink } from '../screen/screenSink.ts';

/** The rooms that touch the page, made when a session begins. */
export interface ViewerParts {
  /** Puts a screen into the host. */
  openScreen(host: HTMLElement, news: ScreenNews): { readonly screen: ScreenSink; readonly input: InputSource };
}
