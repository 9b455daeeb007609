import { fill } from '../texts/fill.ts';
import { passwordTexts as texts } from './heardTexts.ts';

/**
 * What the firmware takes as an administrator password; undefined when it is good. Only a hint here: what the PC has was already taken
 * there, so a fault means that something was misheard. Twin: src/Deskside.DeviceEmulator/Configuration/PasswordRule.cs.
 */
export function firmwarePasswordFault(password: string): string | undefined {
  if (password.length < 8 || password.length > 32) return fill(texts.length, { count: password.length });
  if (/[^!-~]/.test(password)) return texts.strange;
  if (/[:,"]/.test(password)) return texts.forbidden;
  if (!/[a-z]/.test(password)) return texts.noSmall;
  if (!/[A-Z]/.test(password)) return texts.noCapital;
  if (!/[0-9]/.test(password)) return texts.noDigit;
  return /^[A-Za-z0-9]*$/.test(password) ? texts.noSign : undefined;
}
