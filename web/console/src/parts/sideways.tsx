import type { ReactNode } from 'react';

/** A table inside a card: on a narrow screen it scrolls by itself, by the arrow keys, too. */
export function Sideways({ label, children }: { label: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className="admin-scroll" aria-label={label} tabIndex={0}>
      {children}
    </section>
  );
}
