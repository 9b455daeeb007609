import { Button, Notification } from '@mantine/core';
import { type NoticeTone, notices } from '../desk/notices.ts';
import { useStore } from '../desk/store.ts';
import { texts } from './texts.ts';

const colours: Record<NoticeTone, string> = { calm: 'teal', good: 'green', warning: 'orange' };

export function NoticeStack() {
  const { all } = useStore(notices);
  return (
    <div className="notices" role="status" aria-live="polite">
      {all.map((notice) => (
        <Notification
          key={notice.id}
          title={notice.title}
          color={colours[notice.tone]}
          withBorder
          closeButtonProps={{ 'aria-label': texts.close }}
          onClose={() => notices.drop(notice.id)}
        >
          <span dir="auto">{notice.text}</span>
          {notice.undo && (
            <Button
              size="compact-sm"
              variant="default"
              mt={6}
              display="block"
              onClick={() => {
                notices.drop(notice.id);
                notice.undo?.();
              }}
            >
              {texts.undo}
            </Button>
          )}
        </Notification>
      ))}
    </div>
  );
}
