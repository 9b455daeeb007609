import { createContext, useContext } from 'react';
import type { Desk, DeskState } from './desk.ts';
import { useStore } from './store.ts';

export const DeskContext = createContext<Desk | undefined>(undefined);

export function useDesk(): [Desk, DeskState] {
  const desk = useContext(DeskContext);
  if (!desk) throw new Error('useDesk stands outside of DeskContext.');
  return [desk, useStore(desk)];
}
