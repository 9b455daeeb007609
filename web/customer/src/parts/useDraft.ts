import { useState } from 'preact/hooks';
import { keep, keepText } from '../visit/keep.ts';

/** Text that survives a reload under its key. */
export function useDraft(key: string): [string, (text: string) => void] {
  const [text, setText] = useState(() => keep.getItem(key) ?? '');
  return [
    text,
    (next) => {
      setText(next);
      keepText(key, next);
    },
  ];
}
