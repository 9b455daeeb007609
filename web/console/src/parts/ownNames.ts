/** The languages that customers are spoken to in, each by its own name: the same whatever language is spoken here. */
export const ownNames: Record<string, string> = { en: 'English', de: 'Deutsch', fr: 'Français', es: 'Español' };
