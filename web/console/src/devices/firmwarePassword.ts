/**
 * What the firmware takes as an administrator password; undefined when it is good. Only a hint here: what the PC has was already taken
 * there, so a fault means that something was misheard. Twin: src/Deskside.DeviceEmulator/Configuration/PasswordRule.cs.
 */
export function firmwarePasswordFault(password: string): string | undefined {
  if (password.length < 8 || password.length > 32) return `It must have 8 to 32 signs; this one has ${password.length}.`;
  if (/[^!-~]/.test(password)) return 'Only letters, digits and signs of a plain keyboard, no blank.';
  if (/[:,"]/.test(password)) return 'The signs : , " cannot be used.';
  if (!/[a-z]/.test(password)) return 'A small letter is missing.';
  if (!/[A-Z]/.test(password)) return 'A capital letter is missing.';
  if (!/[0-9]/.test(password)) return 'A digit is missing.';
  return /^[A-Za-z0-9]*$/.test(password) ? 'A sign that is neither letter nor digit is missing, such as ! or $.' : undefined;
}
