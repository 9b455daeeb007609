import type { Capability, ConsentState, ConsentView, News, SharerView } from '@deskside/talk';

/** What of the customer's PC the technician gets at this moment. `gone` = it was connected and is no more. */
export interface Shared {
  present: boolean;
  gone: boolean;
  platform: string;
  consents: Partial<Record<Capability, ConsentState>>;
}

export function sharedFrom(sharer: SharerView | null | undefined, consents: ConsentView[] | null | undefined): Shared {
  return {
    present: sharer?.present ?? false,
    gone: false,
    platform: sharer?.platform ?? '',
    consents: Object.fromEntries((consents ?? []).map((consent) => [consent.capability, consent.state])),
  };
}

export function sharedNews(shared: Shared, news: News): Shared {
  if (news.kind === 'session.sharer') {
    const present = news.present ?? false;
    return {
      present,
      gone: !present && (shared.present || shared.gone),
      platform: news.platform ?? shared.platform,
      consents: present ? shared.consents : {},
    };
  }
  if (news.kind === 'session.consent' && news.capability && news.state) {
    return { ...shared, consents: { ...shared.consents, [news.capability]: news.state } };
  }
  return shared;
}

/** The one thing to say about it, the strongest first. */
export type SharedNow = 'control' | 'paused' | 'view' | 'asking' | 'denied' | 'timedOut' | 'nothing';

export function sharedNow(shared: Shared): SharedNow {
  const { view = 'none', control = 'none' } = shared.consents;
  if (view === 'granted') {
    if (control === 'granted') return 'control';
    if (control === 'suspendedByCustomer') return 'paused';
    return 'view';
  }
  if (view === 'asking') return 'asking';
  if (view === 'denied') return 'denied';
  return view === 'timedOut' ? 'timedOut' : 'nothing';
}
