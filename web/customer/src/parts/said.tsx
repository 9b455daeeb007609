import { useEffect, useRef, useState } from 'preact/hooks';
import { t } from '../texts/index.ts';
import type { VisitState } from '../visit/visit.ts';

/** What a screen reader is told when something changes without a key pressed. */
export function Said({ state }: { state: VisitState }) {
  const [said, say] = useState('');
  const before = useRef<VisitState>(state);
  const { phase, view } = state;
  const position = view?.position;
  useEffect(() => {
    const was = before.current;
    before.current = state;
    if (phase === 'waiting' && position && position !== was.view?.position) say(t('say.waiting', { position }));
    if (phase === 'accepted' && was.phase !== 'accepted' && view?.session)
      say(t('say.accepted', { technician: view.session.technician.name }));
    if (phase === 'ended' && was.phase === 'accepted') say(t('say.ended'));
  }, [phase, position]);
  return (
    <p class="unseen" aria-live="polite">
      {said}
    </p>
  );
}
