import type { PortalAdminView, PortalChange, PortalField, PortalSettings } from '@deskside/talk';
import { texts } from './texts.ts';

export type Settings = Required<Omit<PortalSettings, 'privacyUrl'>> & { privacyUrl: string };
export type Way = 'wayWeb' | 'wayCode' | 'wayCompanion' | 'waySmartBox' | 'wayInvitation' | 'wayApi';

/** A portal while it is being edited. */
export interface Draft {
  name: string;
  title: string;
  welcome: string;
  team: string | null;
  wayWeb: boolean;
  wayCode: boolean;
  wayCompanion: boolean;
  settings: Settings;
}

export const defaults: Settings = {
  languages: ['en', 'de', 'fr', 'es'],
  texts: {},
  accent: '#0d6e6e',
  fields: [],
  topics: [],
  askLanguage: false,
  email: 'optional',
  privacyUrl: '',
  origins: [],
  waySmartBox: true,
  wayInvitation: true,
  wayApi: true,
  asksPerMinute: 60,
};

export function draftOf(portal: PortalAdminView | undefined): Draft {
  if (!portal)
    return {
      name: '',
      title: texts.firstHeading,
      welcome: '',
      team: null,
      wayWeb: true,
      wayCode: true,
      wayCompanion: true,
      settings: defaults,
    };
  const { name, title, welcome, team = null, wayWeb, wayCode, wayCompanion, settings } = portal;
  return {
    name,
    title,
    welcome,
    team,
    wayWeb,
    wayCode,
    wayCompanion,
    settings: { ...defaults, ...settings, privacyUrl: settings.privacyUrl ?? '' },
  };
}

export function changeOf(draft: Draft): PortalChange {
  const texts = Object.fromEntries(Object.entries(draft.settings.texts).filter(([, said]) => said.title.trim() !== ''));
  return { ...draft, settings: { ...draft.settings, texts, privacyUrl: draft.settings.privacyUrl.trim() || null } };
}

export const newField = (count: number, language: string): PortalField => ({
  name: `field-${count + 1}`,
  kind: 'text',
  required: false,
  labels: { [language]: '' },
  choices: [],
});

/** All faults whose place begins so, as one sentence; for parts of the form that show one line for several inputs. */
export function faultsAt(errors: Record<string, string>, place: string): string {
  return Object.entries(errors)
    .filter(([at]) => at === place || at.startsWith(`${place}.`))
    .map(([at, said]) => `${at.slice(place.length + 1)} ${said}`.trim())
    .join('. ');
}
