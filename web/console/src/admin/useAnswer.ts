import { call } from '@deskside/talk';
import { useCallback, useEffect, useState } from 'react';
import { problemText } from '../parts/problemText.ts';

/** What a GET answers, read once and again on demand. Undefined until it is there. */
export function useAnswer<T>(path: string): { value: T | undefined; failure: string; reload: () => Promise<void> } {
  const [value, setValue] = useState<T>();
  const [failure, setFailure] = useState('');
  const reload = useCallback(async () => {
    const answer = await call<T>('GET', path);
    if (answer.ok) setValue(answer.value);
    setFailure(answer.ok ? '' : problemText(answer.problem));
  }, [path]);
  useEffect(() => void reload(), [reload]);
  return { value, failure, reload };
}
