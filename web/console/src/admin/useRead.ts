import { call } from '@deskside/talk';
import { useCallback, useEffect, useState } from 'react';
import { problemText } from '../parts/problemText.ts';

/** Reads something from the server when the page opens and whenever asked to again. */
export function useRead<T>(path: string): { value: T | undefined; failure: string; code: string; read: () => Promise<void> } {
  const [state, setState] = useState<{ value: T | undefined; failure: string; code: string }>({ value: undefined, failure: '', code: '' });
  const read = useCallback(async () => {
    const answer = await call<T>('GET', path);
    setState((before) =>
      answer.ok
        ? { value: answer.value, failure: '', code: '' }
        : { value: before.value, failure: problemText(answer.problem), code: answer.problem.code },
    );
  }, [path]);
  useEffect(() => void read(), [read]);
  return { ...state, read };
}
