import { type ConsentState as ConsentMessage, ConsentStanding, Capability as WireCapability } from '../protocol/messages/consentState.ts';
import type { Capability, ConsentNews, ConsentState } from '../viewerEvents.ts';

/** A consent as the page knows it, from the wire's numbers. */
export function consentNews(message: ConsentMessage): ConsentNews {
  return {
    capability: nameOf(WireCapability, message.capability) as Capability,
    state: nameOf(ConsentStanding, message.standing) as ConsentState,
    remainingMs: message.remainingMs,
    inAdvance: message.inAdvance,
  };
}

// The parser lets only known numbers through.
function nameOf(names: Record<string, number>, number: number): string {
  return Object.keys(names).find((name) => names[name] === number)!;
}
