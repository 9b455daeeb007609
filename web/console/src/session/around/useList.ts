import { call } from '@deskside/talk';
import { useCallback, useEffect, useState } from 'react';
import { problemText } from '../../parts/problemText.ts';

/** A list that hangs on a request; read when it is shown and whenever something about the request is news. */
export function useList<T>(path: string, version: number): { list: readonly T[] | undefined; failure: string; read: () => Promise<void> } {
  const [list, setList] = useState<readonly T[]>();
  const [failure, setFailure] = useState('');
  const read = useCallback(async () => {
    const answer = await call<T[]>('GET', path);
    if (answer.ok) setList(answer.value);
    setFailure(answer.ok ? '' : problemText(answer.problem));
  }, [path]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new version means that there is something to read
  useEffect(() => void read(), [read, version]);
  return { list, failure, read };
}
