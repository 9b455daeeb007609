import { InputCapture } from './input/inputCapture.ts';
import { Screen } from './screen/screen.ts';
import { type ViewerOptions, ViewerSession } from './session/viewerSession.ts';

/** What the curtain over the picture says. */
export interface ViewTexts {
  reconnecting: string;
}

/** A session with its picture and hands in the page. */
export interface View {
  readonly session: ViewerSession;
  /** Puts the keyboard back onto the picture, for example after a menu of the page. Does nothing while control is not granted. */
  focus(): void;
  close(): void;
}

/**
 * Puts session, screen and input together in `options.canvasHost`. The picture stands still under a curtain while the line is
 * away, and goes when the customer no longer shows it.
 */
export function openView(options: ViewerOptions, texts: ViewTexts): View {
  let screen: Screen | undefined;
  let input: InputCapture | undefined;
  const session = new ViewerSession(options, {
    openScreen(host, news) {
      screen = new Screen(host, news);
      input = new InputCapture(screen.stage);
      return { screen, input };
    },
  });
  session.on('state', ({ line }) => screen?.stage.freeze(line === 'reconnecting' ? texts.reconnecting : ''));
  session.on('consent', ({ capability, state }) => {
    if (capability === 'view' && state !== 'granted') screen?.blank();
  });
  const renew = () => session.renew();
  window.addEventListener('online', renew);
  return {
    session,
    focus: () => input?.focus(),
    close() {
      window.removeEventListener('online', renew);
      input?.close();
      session.close();
    },
  };
}
