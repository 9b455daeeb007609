import { t } from '../texts/index.ts';
import type { ClosedDoor } from '../visit/door.ts';
import type { Visit } from '../visit/visit.ts';
import { NoticePage } from './notice.tsx';

/** A link that leads nowhere any more says why, and where to go instead. */
export function DoorClosedPage({ visit, why }: { visit: Visit; why: ClosedDoor }) {
  return (
    <NoticePage title={t(`door.${why}.title`)} text={t(`door.${why}.text`)}>
      <button type="button" class="button button-quiet" onClick={() => visit.passDoor()}>
        {t('door.ask')}
      </button>
    </NoticePage>
  );
}
