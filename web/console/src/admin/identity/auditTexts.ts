import { words } from '../../texts/index.ts';

/** The audit trail. */
export const texts = words('audit', {
  title: 'Audit',
  about: 'Who did what, newest first. Each entry is bound to the one before, so that a change or a gap shows.',
  exportCsv: 'Export CSV',
  verify: 'Verify the chain',
  chainWhole: 'The chain is whole: {entries} entries, each bound to the one before.',
  chainBroken: 'The chain is broken at entry {brokenAt} of {entries}: an entry was changed or removed there.',
  who: 'Who',
  whoExample: 'Name or technician:…',
  did: 'Did',
  didExample: 'technician.signed-in or technician',
  onWhat: 'On what',
  onWhatExample: 'Name, session:… or session',
  from: 'From',
  to: 'To',
  search: 'Search',
  number: 'No.',
  time: 'Time',
  what: 'What',
  details: 'Details',
  hash: 'Hash',
  none: 'Nothing was found.',
  more: 'Show more',
});
