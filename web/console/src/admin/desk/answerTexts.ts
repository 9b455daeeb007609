import { words } from '../../texts/index.ts';

/** Canned answers. */
export const texts = words('answers', {
  removed: 'Removed',
  title: 'Canned answers',
  about:
    'Texts for what is asked again and again. In a chat, / and a word of the title puts one in; the technician reads it before it is sent.',
  newAnswer: 'New answer',
  find: 'Find an answer',
  none: 'No canned answers yet',
  noneText: 'Begin with the sentence that you typed most often this week.',
  titleLabel: 'Title',
  text: 'Text',
  team: 'Team',
  actions: 'Actions',
  all: 'All',
  noneFits: 'No answer fits.',
  titleLabelAbout: 'By its words technicians find it.',
  textAbout: '{customer}, {technician} and {organisation} become names.',
  teamAbout: 'Whose answer it is; others find it, too.',
  save: 'Save',
});
