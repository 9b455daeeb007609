import { render } from 'preact';
import { App } from './app.tsx';
import { chooseLanguage, languageNames, speak } from './texts/index.ts';
import { portalOf } from './visit/place.ts';
import { Visit } from './visit/visit.ts';
import './styles/base.css';
import './styles/pages.css';
import './styles/chat.css';
import './styles/share.css';

const host = document.getElementById('page')!;
const visit = new Visit(portalOf(location.pathname), draw);
let due = false;

/** Draws once after several changes, and never inside another drawing. */
function draw(): void {
  if (due) return;
  due = true;
  queueMicrotask(() => {
    due = false;
    render(<App visit={visit} state={visit.state} />, host);
  });
}

window.addEventListener('online', () => visit.retry());
window.addEventListener('storage', () => visit.conversation?.storeChanged());
window.addEventListener('pagehide', () => visit.goodbye());
window.addEventListener('pageshow', (event) => {
  if (event.persisted) visit.backAgain();
});
void speak(chooseLanguage(Object.keys(languageNames))).then(draw);
void begin();

/** A kept place's link carries its secret in the fragment, which no server sees; it is taken out of the address at once. */
async function begin(): Promise<void> {
  const secret = /^#back\.([\w-]{43})$/.exec(location.hash)?.[1];
  if (secret) {
    history.replaceState(null, '', location.pathname + location.search);
    await visit.comeBack(secret);
  }
  await visit.start();
}
