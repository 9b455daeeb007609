import { words } from '../../texts/index.ts';

export const texts = words('webhooks', {
  title: 'Webhooks',
  about:
    'Tells other systems what happens here. Each delivery is signed, tried again for a day when the receiver does not answer, and logged.',
  add: 'New webhook',
  none: 'No other system is told of anything yet.',
  name: 'Name',
  url: 'Address',
  urlAbout: 'Begins with https://. Redirects are not followed.',
  topics: 'What it is told',
  topicsAbout: 'Deliveries hold what technicians see: names, questions, messages. Choose no more than the receiver needs.',
  allowPrivate: 'May reach this machine and private networks',
  allowPrivateAbout: 'Off unless the receiver stands inside your own network: otherwise an address could be used to look around in it.',
  active: 'Switched on',
  save: 'Save',
  secret: 'Signing secret',
  secretAbout: 'Shown once. The receiver checks Deskside-Signature with it; how, stands in docs/operations/webhooks.md.',
  done: 'I have stored it',
  test: 'Test',
  log: 'Log',
  edit: 'Edit',
  remove: 'Remove',
  removeAsk: 'Remove this webhook?',
  removeText: 'Deliveries that wait are dropped, and its log goes.',
  delivered: 'The receiver took the test.',

  actions: 'Actions',
  deliveriesTo: 'Deliveries to {name}',
  deliveriesNone: 'Nothing happened since it was made.',
  event: 'Event',
  state: 'State',
  tries: 'Tries',
  at: 'At',
} as const);

export const topics = ['request', 'session', 'chat', 'mail', 'invitation', 'file', 'recording', 'survey', 'technician'];
