import type { Permission } from '@deskside/talk';
import { type ComponentType, lazy } from 'react';

/** One page of the console beyond the queue: where it is, how it is called, who may open it. */
export interface ConsolePage {
  path: string;
  label: string;
  group: 'work' | 'settings';
  needs: Permission;
  page: ComponentType;
}

/** One line a page. Each travels to the browser when it is first opened. */
export const consolePages: ConsolePage[] = [
  {
    path: 'invitations',
    label: 'Invitations',
    group: 'work',
    needs: 'inviteCustomers',
    page: lazy(() => import('./invitations/page.tsx')),
  },
  {
    path: 'first-steps',
    label: 'First steps',
    group: 'settings',
    needs: 'manageOrganisation',
    page: lazy(() => import('./firstSteps/page.tsx')),
  },
  { path: 'portals', label: 'Portals', group: 'settings', needs: 'managePortals', page: lazy(() => import('./portals/page.tsx')) },
  { path: 'mail', label: 'Mail', group: 'settings', needs: 'manageMail', page: lazy(() => import('./mail/page.tsx')) },
  { path: 'webhooks', label: 'Webhooks', group: 'settings', needs: 'manageWebhooks', page: lazy(() => import('./webhooks/page.tsx')) },
];

export const mayOpen = (permissions: readonly Permission[] | undefined) => consolePages.filter((p) => permissions?.includes(p.needs));
