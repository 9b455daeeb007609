/** Typed events: handlers are called in the order of their registration, at once. One that throws is reported and stops no other. */
export class Emitter<Events> {
  readonly #handlers = new Map<keyof Events, ((news: never) => void)[]>();

  on<K extends keyof Events>(kind: K, handler: (news: Events[K]) => void): void {
    const handlers = this.#handlers.get(kind) ?? [];
    handlers.push(handler);
    this.#handlers.set(kind, handlers);
  }

  emit<K extends keyof Events>(kind: K, news: Events[K]): void {
    for (const handler of this.#handlers.get(kind) ?? []) {
      try {
        (handler as (news: Events[K]) => void)(news);
      } catch (fault) {
        reportError(fault);
      }
    }
  }

  clear(): void {
    this.#handlers.clear();
  }
}
