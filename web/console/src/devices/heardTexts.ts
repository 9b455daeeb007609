import { words } from '../texts/index.ts';

/** What is wrong with a PC's number as it was heard. */
export const numberTexts = words('heardNumber', {
  tooLong: 'Type the 32 signs that the customer reads out.',
  strange: '"{sign}" cannot be part of it: only 0 to 9 and a to f are.',
  tooMany: 'These are {count} signs; it has {digits}, and one more to check.',
  misheard: 'The check sign does not fit: one of the signs was misheard. Read it once more.',
});

/** What is wrong with a firmware's password as it was heard. */
export const passwordTexts = words('heardPassword', {
  length: 'It must have 8 to 32 signs; this one has {count}.',
  strange: 'Only letters, digits and signs of a plain keyboard, no blank.',
  forbidden: 'The signs : , " cannot be used.',
  noSmall: 'A small letter is missing.',
  noCapital: 'A capital letter is missing.',
  noDigit: 'A digit is missing.',
  noSign: 'A sign that is neither letter nor digit is missing, such as ! or $.',
});
