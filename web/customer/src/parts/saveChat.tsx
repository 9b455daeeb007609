import { transcript } from '@deskside/talk';
import { t } from '../texts/index.ts';
import { saidText } from '../texts/said.ts';
import type { VisitState } from '../visit/visit.ts';

/** Saves the conversation as a text file on the customer's own device. */
export function SaveChat({ state }: { state: VisitState }) {
  return (
    <button type="button" class="button button-quiet" onClick={() => save(state)}>
      {t('chat.save')}
    </button>
  );
}

function save(state: VisitState): void {
  const technician = state.view?.session?.technician;
  const organisation = technician?.organisation ?? state.portal?.organisation ?? '';
  const heading = technician
    ? t('chat.transcript', { technician: technician.name, organisation })
    : t('chat.transcript.alone', { organisation });
  const lines = state.chat.lines.map((line) => ({ ...line, text: saidText(line) }));
  const text = transcript(lines, { heading, me: state.view?.name ?? t('chat.you'), notSent: t('chat.notSent') });
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'text/plain;charset=utf-8' }));
  link.download = `chat-${(state.view?.askedAt ?? '').slice(0, 10)}.txt`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
