import { call, type QueueEntry } from '@deskside/talk';
import { ActionIcon, Menu } from '@mantine/core';
import { IconArrowForwardUp, IconBellOff, IconChevronDown, IconChevronUp, IconDots, IconZoomIn } from '@tabler/icons-react';
import { useState } from 'react';
import { useDesk } from '../desk/deskContext.ts';
import { notices } from '../desk/notices.ts';
import { problemText } from '../parts/problemText.ts';
import { fill } from '../texts/fill.ts';
import { CloserLook } from './closerLook.tsx';
import { assign, PassDialog } from './passDialog.tsx';
import { texts } from './texts.ts';

const highest = 10;
const lowest = -10;

/** What one may do with a waiting question beside accepting it. */
export function RowMenu({ entry }: { entry: QueueEntry }) {
  const [desk] = useDesk();
  const [open, setOpen] = useState<'none' | 'look' | 'assign'>('none');
  const close = () => setOpen('none');
  const priority = entry.priority ?? 0;

  const decline = async () => {
    if (await desk.decline(entry)) notices.tell('calm', texts.notForYou, fill(texts.notForYouText, { name: entry.name }));
  };
  const raise = async (to: number) => {
    const answer = await call('POST', `/queue/${entry.request}/priority`, { priority: to });
    if (!answer.ok) notices.tell('warning', texts.priorityFailed, problemText(answer.problem));
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keeps clicks in the menu from accepting the row
    // biome-ignore lint/a11y/useKeyWithClickEvents: as above
    <span onClick={(event) => event.stopPropagation()}>
      <Menu position="bottom-end" withinPortal>
        <Menu.Target>
          <ActionIcon size={36} variant="default" aria-label={fill(texts.more, { name: entry.name })}>
            <IconDots size={18} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconZoomIn size={16} />} onClick={() => setOpen('look')}>
            {texts.look}
          </Menu.Item>
          <Menu.Item leftSection={<IconBellOff size={16} />} onClick={() => void decline()}>
            {texts.notForMe}
          </Menu.Item>
          <Menu.Item leftSection={<IconArrowForwardUp size={16} />} onClick={() => setOpen('assign')}>
            {texts.assign}
          </Menu.Item>
          <Menu.Divider />
          <Menu.Item leftSection={<IconChevronUp size={16} />} disabled={priority >= highest} onClick={() => void raise(priority + 1)}>
            {texts.raise}
          </Menu.Item>
          <Menu.Item leftSection={<IconChevronDown size={16} />} disabled={priority <= lowest} onClick={() => void raise(priority - 1)}>
            {texts.lower}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {open === 'look' && <CloserLook entry={entry} onClose={close} />}
      {open === 'assign' && (
        <PassDialog
          title={fill(texts.assignWho, { name: entry.name })}
          about={texts.assignAbout}
          yes={texts.assignYes}
          send={assign(entry.request)}
          onDone={(name) => {
            close();
            notices.tell('good', texts.assigned, fill(texts.assignedText, { name: entry.name, to: name }));
          }}
          onClose={close}
        />
      )}
    </span>
  );
}
