/** The words of the sign-in for known customers, in every language of the pages. */
const en = {
  known: 'Signed in as {name}.',
  out: 'Sign out',
  open: 'Do you have an account? Sign in',
  first: 'Please sign in first: this page takes questions of people with an account.',
  name: 'E-mail address or name',
  password: 'Password',
  with: 'Account',
  own: 'Account of this help desk',
  go: 'Sign in',
  by: 'Sign in with {title}',
  wrong: 'Name and password do not belong together.',
  slow: 'Too many tries. Please wait {seconds} seconds.',
  failed: 'Signing in did not work out. Please try again.',
  none: 'You are known there, but there is no account for you here.',
};

type Table = typeof en;

const de: Table = {
  known: 'Angemeldet als {name}.',
  out: 'Abmelden',
  open: 'Haben Sie ein Konto? Anmelden',
  first: 'Bitte melden Sie sich zuerst an: Diese Seite nimmt Fragen von Personen mit Konto an.',
  name: 'E-Mail-Adresse oder Name',
  password: 'Passwort',
  with: 'Konto',
  own: 'Konto dieser Hilfe',
  go: 'Anmelden',
  by: 'Anmelden mit {title}',
  wrong: 'Name und Passwort gehören nicht zusammen.',
  slow: 'Zu viele Versuche. Bitte warten Sie {seconds} Sekunden.',
  failed: 'Die Anmeldung hat nicht geklappt. Bitte versuchen Sie es noch einmal.',
  none: 'Dort sind Sie bekannt, aber hier gibt es kein Konto für Sie.',
};

const fr: Table = {
  known: 'Connecté en tant que {name}.',
  out: 'Se déconnecter',
  open: 'Vous avez un compte ? Se connecter',
  first: 'Connectez-vous d’abord : cette page répond aux personnes qui ont un compte.',
  name: 'Adresse e-mail ou nom',
  password: 'Mot de passe',
  with: 'Compte',
  own: 'Compte de ce service d’aide',
  go: 'Se connecter',
  by: 'Se connecter avec {title}',
  wrong: 'Le nom et le mot de passe ne correspondent pas.',
  slow: 'Trop d’essais. Veuillez attendre {seconds} secondes.',
  failed: 'La connexion n’a pas fonctionné. Veuillez réessayer.',
  none: 'Vous y êtes connu, mais il n’y a pas de compte pour vous ici.',
};

const es: Table = {
  known: 'Sesión iniciada como {name}.',
  out: 'Cerrar sesión',
  open: '¿Tiene una cuenta? Iniciar sesión',
  first: 'Inicie sesión primero: esta página atiende a personas con cuenta.',
  name: 'Correo electrónico o nombre',
  password: 'Contraseña',
  with: 'Cuenta',
  own: 'Cuenta de este servicio de ayuda',
  go: 'Iniciar sesión',
  by: 'Iniciar sesión con {title}',
  wrong: 'El nombre y la contraseña no coinciden.',
  slow: 'Demasiados intentos. Espere {seconds} segundos.',
  failed: 'No se pudo iniciar sesión. Inténtelo de nuevo.',
  none: 'Allí le conocen, pero aquí no hay una cuenta para usted.',
};

const tables: Record<string, Table> = { en, de, fr, es };

/** In the language that the page speaks; names from elsewhere are isolated, whichever way they run. */
export function s(key: keyof Table, values: Record<string, string | number> = {}): string {
  const table = tables[document.documentElement.lang.slice(0, 2)] ?? en;
  return table[key].replace(/\{(\w+)\}/g, (mark, name: string) => (name in values ? `\u2068${values[name]}\u2069` : mark));
}
