import type { Permission } from '@deskside/talk';
import { type ComponentType, lazy } from 'react';

export interface Page {
  /** Below /console/admin/. */
  path: string;
  title: string;
  needs: Permission;
  show: ComponentType;
}

/** The pages of the administration, one line each, in the order of the menu. */
export const pages: Page[] = [
  { path: 'portals', title: 'Portals', needs: 'managePortals', show: lazy(() => import('./portals/page.tsx')) },
  { path: 'mail', title: 'Mail', needs: 'manageMail', show: lazy(() => import('./mail/page.tsx')) },
  { path: 'webhooks', title: 'Webhooks', needs: 'manageWebhooks', show: lazy(() => import('./webhooks/page.tsx')) },
  { path: 'first-steps', title: 'First steps', needs: 'manageOrganisation', show: lazy(() => import('./firstSteps/page.tsx')) },
];
