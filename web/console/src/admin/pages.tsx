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
  { path: 'overview', title: 'Overview', needs: 'readAllSessions', show: lazy(() => import('./identity/overviewPage.tsx')) },
  { path: 'technicians', title: 'Technicians', needs: 'manageTechnicians', show: lazy(() => import('./identity/techniciansPage.tsx')) },
  { path: 'roles', title: 'Roles', needs: 'manageRoles', show: lazy(() => import('./identity/rolesPage.tsx')) },
  { path: 'sign-in', title: 'Sign-in', needs: 'manageSignIn', show: lazy(() => import('./identity/policyPage.tsx')) },
  { path: 'customers', title: 'Customers', needs: 'manageCustomers', show: lazy(() => import('./identity/customersPage.tsx')) },
  { path: 'keys', title: 'API keys', needs: 'manageApiKeys', show: lazy(() => import('./identity/keysPage.tsx')) },
  { path: 'audit', title: 'Audit', needs: 'readAudit', show: lazy(() => import('./identity/auditPage.tsx')) },
];
