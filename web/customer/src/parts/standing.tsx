import { useEffect, useRef, useState } from 'preact/hooks';
import { t } from '../texts/index.ts';
import type { VisitState } from '../visit/visit.ts';

const backShownMs = 8_000;

/** What holds just now and is said politely: on hold, back again; and that work on a dead PC is not sealed end to end. */
export function Standing({ state, technician }: { state: VisitState; technician: string }) {
  const isHeld = state.view?.session?.isHeld ?? false;
  const wasHeld = useRef(isHeld);
  const [isBack, setIsBack] = useState(false);
  useEffect(() => {
    const came = wasHeld.current && !isHeld;
    wasHeld.current = isHeld;
    setIsBack(came);
    if (!came) return;
    const timer = setTimeout(() => setIsBack(false), backShownMs);
    return () => clearTimeout(timer);
  }, [isHeld]);

  return (
    <>
      <div role="status" class="standing-place">
        {isHeld && <p class="banner banner-warn">{t('chat.held', { technician })}</p>}
        {!isHeld && isBack && <p class="banner banner-calm">{t('chat.resumed', { technician })}</p>}
      </div>
      {state.worksBelow && <p class="banner banner-calm not-sealed">{t('chat.notSealed', { technician })}</p>}
    </>
  );
}
