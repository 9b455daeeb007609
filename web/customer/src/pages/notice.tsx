import type { ComponentChildren } from 'preact';

/** A page with nothing but a sentence: loading, unreachable, no such portal. */
export function NoticePage({ title, text, children }: { title?: string; text: string; children?: ComponentChildren }) {
  return (
    <section class="card notice" aria-live="polite">
      {title ? <h1>{title}</h1> : <span class="spinner" aria-hidden="true" />}
      <p>{text}</p>
      {children}
    </section>
  );
}
