import { words } from '../../texts/index.ts';

/** Roles and their rights. */
export const texts = words('roles', {
  removed: 'Removed',
  removedText: 'The role {title} is gone.',
  notRemoved: 'Not removed',
  title: 'Roles',
  about:
    'A role is a set of permissions. The four built-in ones stay as they are; make others for what you need. A change holds at once for everybody who has the role.',
  newRole: 'New role',
  change: 'Change',
  remove: 'Remove',
  removeAsk: 'Remove the role {title}?',
  removeText: 'It can be removed once nobody has it.',
  changeOf: 'Change {title}',
  titleLabel: 'Title',
  key: 'Key',
  keyAbout: 'Small letters, digits and hyphens, such as night-shift. It cannot be changed later.',
  permissions: 'Permissions',
  save: 'Save',
  pickAbout: 'Rights add up.',
  builtIn: 'built in',
});
