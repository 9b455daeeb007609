import type { Permission } from '@deskside/talk';
import { type ComponentType, lazy } from 'react';
import type { texts } from './texts.ts';

export interface Page {
  /** Below /console/admin/. */
  path: keyof typeof texts.pages;
  needs: Permission;
  /** Who has this instead may open it, too. */
  or?: Permission;
  /** Used at work and led to from there: it alone does not show the way to the administration. */
  isTool?: true;
  show: ComponentType;
}

/** The pages of the administration, one line each, in the order of the menu. */
export const pages: Page[] = [
  { path: 'overview', needs: 'readAllSessions', show: lazy(() => import('./desk/floorPage.tsx')) },
  { path: 'teams', needs: 'manageTeams', show: lazy(() => import('./desk/teamsPage.tsx')) },
  { path: 'hours', needs: 'manageTeams', show: lazy(() => import('./desk/hoursPage.tsx')) },
  { path: 'answers', needs: 'directQueue', or: 'manageTeams', show: lazy(() => import('./desk/answersPage.tsx')) },
  { path: 'technicians', needs: 'manageTechnicians', show: lazy(() => import('./identity/techniciansPage.tsx')) },
  { path: 'roles', needs: 'manageRoles', show: lazy(() => import('./identity/rolesPage.tsx')) },
  { path: 'sign-in', needs: 'manageSignIn', show: lazy(() => import('./identity/policyPage.tsx')) },
  { path: 'customers', needs: 'manageCustomers', show: lazy(() => import('./identity/customersPage.tsx')) },
  { path: 'keys', needs: 'manageApiKeys', show: lazy(() => import('./identity/keysPage.tsx')) },
  { path: 'audit', needs: 'readAudit', show: lazy(() => import('./identity/auditPage.tsx')) },
  { path: 'first-steps', needs: 'manageOrganisation', show: lazy(() => import('./firstSteps/page.tsx')) },
  { path: 'portals', needs: 'managePortals', show: lazy(() => import('./portals/page.tsx')) },
  { path: 'images', needs: 'devices', isTool: true, show: lazy(() => import('./images/page.tsx')) },
  { path: 'calls', needs: 'manageOrganisation', show: lazy(() => import('./calls/page.tsx')) },
  { path: 'mail', needs: 'manageMail', show: lazy(() => import('./mail/page.tsx')) },
  { path: 'webhooks', needs: 'manageWebhooks', show: lazy(() => import('./webhooks/page.tsx')) },
];
