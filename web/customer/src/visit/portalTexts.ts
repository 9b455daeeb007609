import type { PortalView } from '@deskside/talk';
import { language } from '../texts/index.ts';

/** The portal's own words in the language that is spoken; else as they were first written. */
export function portalTexts(portal: PortalView | undefined): { title: string; welcome: string; notice: string; closed: string } {
  const said = portal?.texts[language];
  return {
    title: said?.title || portal?.title || '',
    welcome: said ? said.welcome : (portal?.welcome ?? ''),
    notice: said?.notice ?? '',
    closed: said?.closed ?? '',
  };
}
