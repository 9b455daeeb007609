import { type CannedAnswer, call } from '@deskside/talk';
import { useEffect, useState } from 'react';

/** Read again when they are older than this and wanted. */
const freshMs = 30_000;

let known: readonly CannedAnswer[] = [];
let readAt = 0;

/** The organisation's canned answers, read when they are wanted first. Undefined until they are there. */
export function useAnswers(wanted: boolean): readonly CannedAnswer[] | undefined {
  const [answers, setAnswers] = useState(readAt > 0 ? known : undefined);
  useEffect(() => {
    if (!wanted || (readAt > 0 && Date.now() - readAt < freshMs)) return;
    void call<CannedAnswer[]>('GET', '/canned-answers').then((answer) => {
      if (!answer.ok) return;
      known = answer.value;
      readAt = Date.now();
      setAnswers(known);
    });
  }, [wanted]);
  return answers;
}
