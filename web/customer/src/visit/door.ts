import { type Answer, call, type EnteredView, type InvitedView, type Problem } from '@deskside/talk';

/** A secret that came behind the # of the address: never sent but in the body of a call. */
export interface Door {
  kind: 'invitation' | 'link';
  secret: string;
}

/** `/join#i.…` is an invitation, `/join#l.…` a link to the customer's own request. */
export function doorOf(path: string, hash: string): Door | undefined {
  const match = path === '/join' ? /^#([il])\.(.{1,200})$/.exec(hash) : null;
  if (!match) return undefined;
  return { kind: match[1] === 'i' ? 'invitation' : 'link', secret: match[2]! };
}

export const look = (door: Door): Promise<Answer<InvitedView>> => call('POST', '/invitations/look', { secret: door.secret });

export const enter = (door: Door, question: string): Promise<Answer<EnteredView>> =>
  call('POST', '/invitations/enter', { secret: door.secret, question: question || undefined });

export const followLink = (door: Door): Promise<Answer<EnteredView>> => call('POST', '/links/use', { secret: door.secret });

/** Why a door did not open, as the pages say it. */
export type ClosedDoor = 'used' | 'revoked' | 'expired' | 'unknown' | 'over';

export function closedBy(problem: Problem): ClosedDoor {
  switch (problem.code) {
    case 'invitation-used':
      return 'used';
    case 'invitation-revoked':
      return 'revoked';
    case 'invitation-expired':
      return 'expired';
    case 'link-over':
    case 'way-in-closed':
      return 'over';
    default:
      return 'unknown';
  }
}
