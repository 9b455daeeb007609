import { words } from '../texts/index.ts';

/** What stands where a part of the console could not be shown. */
export const texts = words('lost', {
  fileTitle: 'A part of the console did not arrive',
  fileText: 'The line may have dropped, or the server has been updated since you opened this tab. Loading the page again helps with both.',
  faultTitle: 'This page has failed',
  faultText: 'The rest of the console goes on. If it happens again, tell your administrator what stands below.',
  again: 'Load the page again',
});
