import type { Permission } from '@deskside/talk';

/** The words of the identity pages, in one place so that a language can be added. */
export const texts = {
  permissions: {
    devices: [
      'Repair PCs that do not start',
      'Works below the operating system on the PCs of his cases, and keeps the images that they start from.',
    ],
    helpCustomers: ['Help customers', 'Accepts questions and holds sessions.'],
    inviteCustomers: ['Invite customers', 'Sends invitations by mail or link.'],
    readAllSessions: ['Read all sessions', 'Sees every session and its chat, not only the own ones.'],
    joinAllSessions: ['Join all sessions', 'Writes into the chat of others.'],
    directQueue: ['Direct the queue', 'Assigns and moves questions; opens those reserved for others, which is audited.'],
    readReports: ['Read reports', 'Sees figures and surveys.'],
    readAudit: ['Read the audit trail', 'Sees who did what.'],
    manageTeams: ['Manage teams', 'Makes teams and their lines.'],
    managePortals: ['Manage portals', 'Changes the pages on which customers ask.'],
    manageTechnicians: ['Manage technicians', 'Makes and closes accounts, within the own rights.'],
    manageRoles: ['Manage roles', 'Makes roles and gives any of them. Whoever has this can give himself every right.'],
    manageSignIn: ['Manage sign-in', 'Sets the sign-in policy, single sign-on and directories.'],
    manageCustomers: ['Manage customers', 'Makes accounts for customers and sets what guests may.'],
    manageApiKeys: ['Manage API keys', 'Makes and revokes keys for programs.'],
    manageMail: ['Manage mail', 'Sets the mail server.'],
    manageWebhooks: ['Manage webhooks', 'Tells other programs what happens here.'],
    manageOrganisation: ['Manage the organisation', 'Everything else: name, retention.'],
  } satisfies Record<Permission, [string, string]>,
  scopes: {
    'requests:write': 'Ask in the name of customers',
    'requests:read': 'Read the queue',
    'cases:read': 'Read cases',
    'webhooks:manage': 'Manage webhooks',
    'mail:bounces': 'Report mails that came back',
    'reports:read': 'Read reports',
    'audit:read': 'Read the audit trail',
  } as Record<string, string>,
  methods: {
    password: 'Password',
    passwordAndCode: 'Password and code',
    passkey: 'Passkey',
    singleSignOn: 'Single sign-on',
    directory: 'Directory',
    directoryAndCode: 'Directory and code',
  } as Record<string, string>,
  kinds: {
    guest: ['Guests', 'Anybody who gives a name. Proves nothing.'],
    account: ['Customer accounts', 'Signed in with an account that you made.'],
    directory: ['People of a directory', 'Proved by your directory or single sign-on: usually employees.'],
  } as Record<string, [string, string]>,
};
