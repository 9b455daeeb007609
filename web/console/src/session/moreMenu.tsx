import type { ContactChannel } from '@deskside/talk';
import { Button, Menu } from '@mantine/core';
import { IconArrowForwardUp, IconDots, IconMail, IconPhone, IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { notices } from '../desk/notices.ts';
import { PassDialog, transfer } from '../passing/passDialog.tsx';
import { fill } from '../texts/fill.ts';
import { GoOnDialog } from './goOnDialog.tsx';
import type { RoomState, SessionRoom } from './sessionRoom.ts';
import { texts } from './texts.ts';

type Open = 'none' | 'transfer' | ContactChannel;

/** What one does with a session beside helping: hold it, pass it on, go on elsewhere. */
export function MoreMenu({ room, state }: { room: SessionRoom; state: RoomState }) {
  const [open, setOpen] = useState<Open>('none');
  const [, go] = useLocation();
  const held = state.view?.isHeld ?? false;
  const close = () => setOpen('none');
  return (
    <>
      <Menu position="bottom-end" withinPortal>
        <Menu.Target>
          <Button size="sm" variant="default" leftSection={<IconDots size={18} />}>
            {texts.more}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {held ? (
            <Menu.Item leftSection={<IconPlayerPlay size={16} />} onClick={() => void room.hold('resume')}>
              {texts.resume}
            </Menu.Item>
          ) : (
            <Menu.Item leftSection={<IconPlayerPause size={16} />} onClick={() => void room.hold('hold')}>
              {texts.hold}
            </Menu.Item>
          )}
          <Menu.Item leftSection={<IconArrowForwardUp size={16} />} onClick={() => setOpen('transfer')}>
            {texts.transfer}
          </Menu.Item>
          <Menu.Divider />
          <Menu.Item leftSection={<IconPhone size={16} />} onClick={() => setOpen('phone')}>
            {texts.byPhone}
          </Menu.Item>
          <Menu.Item leftSection={<IconMail size={16} />} onClick={() => setOpen('mail')}>
            {texts.byMail}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {open === 'transfer' && (
        <PassDialog
          title={texts.transferTitle}
          about={texts.transferAbout}
          yes={texts.transferYes}
          send={transfer(room.id)}
          onDone={(name) => {
            close();
            notices.tell(
              'good',
              texts.passedOn,
              fill(texts.passedOnText, { customer: state.view?.customer.name ?? texts.theCustomer, name }),
            );
            go('/console');
          }}
          onClose={close}
        />
      )}
      {(open === 'phone' || open === 'mail') && <GoOnDialog room={room} channel={open} onClose={close} />}
    </>
  );
}
