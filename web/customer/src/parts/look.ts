import type { PortalLook } from '@deskside/talk';

/** Gives the page the portal's colour; the server has checked that it can be read on both grounds. */
export function wear(look: PortalLook | undefined): void {
  const style = document.documentElement.style;
  if (!look) return;
  style.setProperty('--brand', look.accent);
  style.setProperty('--brand-on-dark', look.accentOnDark);
}
