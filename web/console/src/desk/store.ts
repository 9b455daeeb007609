import { useSyncExternalStore } from 'react';

/** A state that changes as a whole and tells its listeners. Not bound to React; `useStore` binds it. */
export class Store<S extends object> {
  private listeners = new Set<() => void>();

  constructor(public state: S) {}

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  protected set(part: Partial<S>): void {
    this.state = { ...this.state, ...part };
    for (const listener of [...this.listeners]) listener();
  }
}

export function useStore<S extends object>(store: Store<S>): S {
  return useSyncExternalStore(store.subscribe, () => store.state);
}
