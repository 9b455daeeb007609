import { words } from '../texts/index.ts';

/** The frame of the administration, and the titles of its pages. */
export const texts = words('admin', {
  administration: 'Administration',
  page: 'Page of the administration',
  oneMoment: 'One moment',
  edit: 'Edit',
  editOf: 'Edit {name}',
  remove: 'Remove',
  removeOf: 'Remove {name}',
  shownOnce: 'Shown once',
  copied: 'Copied',
  copy: 'Copy',
  done: 'Done',
  pages: {
    overview: 'Overview',
    teams: 'Teams',
    hours: 'Hours and queue',
    answers: 'Canned answers',
    technicians: 'Technicians',
    roles: 'Roles',
    'sign-in': 'Sign-in',
    customers: 'Customers',
    keys: 'API keys',
    audit: 'Audit',
    'first-steps': 'First steps',
    portals: 'Portals',
    images: 'Repair images',
    calls: 'Calls of PCs',
    mail: 'Mail',
    webhooks: 'Webhooks',
  },
});
