import { SmartBox } from './box.ts';

/**
 * <script src="https://help.example.org/smartbox.js" data-portal="sales" async></script>
 * makes <deskside-smartbox> known, and puts one where the page has none. Every data-… attribute becomes an attribute of the box.
 */
const script = document.currentScript as HTMLScriptElement;
const server = new URL(script.src).origin;

function place(): void {
  let boxes = [...document.querySelectorAll('deskside-smartbox')];
  if (boxes.length === 0 && script.dataset.portal) {
    const made = document.createElement('deskside-smartbox');
    made.setAttribute('mode', 'float');
    document.body.append(made);
    boxes = [made];
  }
  for (const box of boxes) {
    box.setAttribute('server', server);
    for (const [name, value] of Object.entries(script.dataset)) if (value && !box.hasAttribute(name)) box.setAttribute(name, value);
  }
  if (!customElements.get('deskside-smartbox')) customElements.define('deskside-smartbox', SmartBox);
}

if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', place);
else place();
