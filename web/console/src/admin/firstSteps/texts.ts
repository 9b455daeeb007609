import { words } from '../../texts/index.ts';

export const texts = words('firstSteps', {
  title: 'First steps',
  about: 'Five short steps to a working help desk. Each can be skipped and done later under Settings.',
  skip: 'Skip',
  next: 'Next',
  done: 'Your help desk is ready. Open the portal as a customer would, and ask something.',
  open: 'Open the portal',
  queue: 'To the queue',
  name: { title: 'Name', about: 'Customers see this name on every page and in every mail.', label: 'Organisation' },
  signIn: {
    title: 'Sign-in',
    about:
      'Technicians sign in by a password, which is checked against lists of bad ones and slowed down when it is guessed. A second factor, single sign-on and directories are under Settings; your own second factor is in the menu at the top right.',
  },
  portal: { title: 'Portal', about: 'What customers read first, and the colour of their page.', heading: 'Heading', accent: 'Colour' },
  mail: { title: 'Mail', about: 'So that invitations can go out. Save the settings, then send yourself a test.' },
  technician: {
    title: 'First technician',
    about: 'Who answers the questions? You can do it yourself; others get accounts of their own under Technicians.',
    go: 'Create a technician',
  },
} as const);
