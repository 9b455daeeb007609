import { type Answer, call, type LegTicket } from '@deskside/talk';
import type { View } from '@deskside/viewer';
import { texts } from './stageTexts.ts';

/** Loads the viewer library (only when a screen is to be shown) and connects it to this session. */
export async function openViewer(sessionId: string, technician: { name: string; organisation: string }, stage: HTMLElement): Promise<View> {
  const { IndexedResumeStore, openView } = await import('@deskside/viewer');
  return openView(
    {
      sessionId,
      technician,
      canvasHost: stage,
      store: new IndexedResumeStore(),
      relayUrl: `${location.protocol === 'https:' ? 'wss:' : 'ws:'}//${location.host}`,
      fetchTicket: async () => valueIn(await call<LegTicket>('POST', `/sessions/${sessionId}/legs`, { role: 'viewer' })),
    },
    { reconnecting: texts.lineLost },
  );
}

function valueIn<T>(answer: Answer<T>): T {
  if (answer.ok) return answer.value;
  throw new Error(answer.problem.detail || answer.problem.code, { cause: answer.problem });
}
