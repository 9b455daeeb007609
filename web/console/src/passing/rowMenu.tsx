import { call, type QueueEntry } from '@deskside/talk';
import { ActionIcon, Menu } from '@mantine/core';
import { IconArrowForwardUp, IconBellOff, IconChevronDown, IconChevronUp, IconDots, IconZoomIn } from '@tabler/icons-react';
import { useState } from 'react';
import { useDesk } from '../desk/deskContext.ts';
import { notices } from '../desk/notices.ts';
import { problemText } from '../parts/problemText.ts';
import { CloserLook } from './closerLook.tsx';
import { assign, PassDialog } from './passDialog.tsx';

const highest = 10;
const lowest = -10;

/** What one may do with a waiting question beside accepting it. */
export function RowMenu({ entry }: { entry: QueueEntry }) {
  const [desk] = useDesk();
  const [open, setOpen] = useState<'none' | 'look' | 'assign'>('none');
  const close = () => setOpen('none');
  const priority = entry.priority ?? 0;

  const decline = async () => {
    await desk.decline(entry);
    notices.tell('calm', 'Not for you', `${entry.name} stays in the queue; nobody rings you for this any more.`);
  };
  const raise = async (to: number) => {
    const answer = await call('POST', `/queue/${entry.request}/priority`, { priority: to });
    if (!answer.ok) notices.tell('warning', 'Priority not changed', problemText(answer.problem));
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keeps clicks in the menu from accepting the row
    // biome-ignore lint/a11y/useKeyWithClickEvents: as above
    <span onClick={(event) => event.stopPropagation()}>
      <Menu position="bottom-end" withinPortal>
        <Menu.Target>
          <ActionIcon size={36} variant="default" aria-label={`More for ${entry.name}`}>
            <IconDots size={18} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconZoomIn size={16} />} onClick={() => setOpen('look')}>
            Look closer
          </Menu.Item>
          <Menu.Item leftSection={<IconBellOff size={16} />} onClick={() => void decline()}>
            Not for me
          </Menu.Item>
          <Menu.Item leftSection={<IconArrowForwardUp size={16} />} onClick={() => setOpen('assign')}>
            Assign…
          </Menu.Item>
          <Menu.Divider />
          <Menu.Item leftSection={<IconChevronUp size={16} />} disabled={priority >= highest} onClick={() => void raise(priority + 1)}>
            Raise priority
          </Menu.Item>
          <Menu.Item leftSection={<IconChevronDown size={16} />} disabled={priority <= lowest} onClick={() => void raise(priority - 1)}>
            Lower priority
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {open === 'look' && <CloserLook entry={entry} onClose={close} />}
      {open === 'assign' && (
        <PassDialog
          title={`Assign ${entry.name}`}
          about="A technician finds the question reserved: nobody else sees it. A team gets it in its line."
          yes="Assign"
          send={assign(entry.request)}
          onDone={(name) => {
            close();
            notices.tell('good', 'Assigned', `${entry.name} waits for ${name}.`);
          }}
          onClose={close}
        />
      )}
    </span>
  );
}
