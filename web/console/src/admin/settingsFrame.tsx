import { Loader, NavLink } from '@mantine/core';
import { type ReactNode, Suspense } from 'react';
import { Link, useLocation } from 'wouter';
import { useDesk } from '../desk/deskContext.ts';
import { mayOpen } from './pages.tsx';

/** A settings page with the list of all settings beside it. */
export function SettingsFrame({ children }: { children: ReactNode }) {
  const [, { me }] = useDesk();
  const [here] = useLocation();
  return (
    <div className="settings">
      <nav className="settings-nav" aria-label="Settings">
        {mayOpen(me?.permissions)
          .filter((p) => p.group === 'settings')
          .map((p) => {
            const href = `/console/${p.path}`;
            const isHere = here === href;
            return (
              <NavLink
                key={p.path}
                component={Link}
                href={href}
                label={p.label}
                active={isHere}
                aria-current={isHere ? 'page' : undefined}
              />
            );
          })}
      </nav>
      <div className="settings-page">
        <Suspense fallback={<Loader aria-label="Loading" />}>{children}</Suspense>
      </div>
    </div>
  );
}
