import { useState } from 'preact/hooks';
import { t } from '../texts/index.ts';

/** Copies the text; where the browser forbids it (no secure context), selects the element to be copied by hand. */
export function CopyButton({ text, element }: { text: string; element: string }) {
  const [done, setDone] = useState<'share.copy' | 'share.copied' | 'share.copyByHand'>('share.copy');
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setDone('share.copied');
    } catch {
      const node = document.getElementById(element);
      if (node) getSelection()?.selectAllChildren(node);
      setDone('share.copyByHand');
    }
    setTimeout(() => setDone('share.copy'), 4000);
  };
  return (
    <button type="button" class="button button-quiet button-small" onClick={copy} aria-live="polite">
      {t(done)}
    </button>
  );
}
