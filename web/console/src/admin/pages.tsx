import type { Permission } from '@deskside/talk';
import { type ComponentType, lazy } from 'react';

export interface Page {
  /** Below /console/admin/. */
  path: string;
  title: string;
  needs: Permission;
  /** Who has this instead may open it, too. */
  or?: Permission;
  /** Used at work and led to from there: it alone does not show the way to the administration. */
  isTool?: true;
  show: ComponentType;
}

/** The pages of the administration, one line each, in the order of the menu. */
export const pages: Page[] = [
  { path: 'overview', title: 'Overview', needs: 'readAllSessions', show: lazy(() => import('./desk/floorPage.tsx')) },
  { path: 'teams', title: 'Teams', needs: 'manageTeams', show: lazy(() => import('./desk/teamsPage.tsx')) },
  { path: 'hours', title: 'Hours and queue', needs: 'manageTeams', show: lazy(() => import('./desk/hoursPage.tsx')) },
  { path: 'answers', title: 'Canned answers', needs: 'directQueue', or: 'manageTeams', show: lazy(() => import('./desk/answersPage.tsx')) },
  { path: 'technicians', title: 'Technicians', needs: 'manageTechnicians', show: lazy(() => import('./identity/techniciansPage.tsx')) },
  { path: 'roles', title: 'Roles', needs: 'manageRoles', show: lazy(() => import('./identity/rolesPage.tsx')) },
  { path: 'sign-in', title: 'Sign-in', needs: 'manageSignIn', show: lazy(() => import('./identity/policyPage.tsx')) },
  { path: 'customers', title: 'Customers', needs: 'manageCustomers', show: lazy(() => import('./identity/customersPage.tsx')) },
  { path: 'keys', title: 'API keys', needs: 'manageApiKeys', show: lazy(() => import('./identity/keysPage.tsx')) },
  { path: 'audit', title: 'Audit', needs: 'readAudit', show: lazy(() => import('./identity/auditPage.tsx')) },
  { path: 'first-steps', title: 'First steps', needs: 'manageOrganisation', show: lazy(() => import('./firstSteps/page.tsx')) },
  { path: 'portals', title: 'Portals', needs: 'managePortals', show: lazy(() => import('./portals/page.tsx')) },
  { path: 'images', title: 'Repair images', needs: 'devices', isTool: true, show: lazy(() => import('./images/page.tsx')) },
  { path: 'calls', title: 'Calls of PCs', needs: 'manageOrganisation', show: lazy(() => import('./calls/page.tsx')) },
  { path: 'mail', title: 'Mail', needs: 'manageMail', show: lazy(() => import('./mail/page.tsx')) },
  { path: 'webhooks', title: 'Webhooks', needs: 'manageWebhooks', show: lazy(() => import('./webhooks/page.tsx')) },
];
