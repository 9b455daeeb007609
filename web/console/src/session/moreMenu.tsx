import type { ContactChannel } from '@deskside/talk';
import { Button, Menu } from '@mantine/core';
import { IconArrowForwardUp, IconDots, IconMail, IconPhone, IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { notices } from '../desk/notices.ts';
import { PassDialog, transfer } from '../passing/passDialog.tsx';
import { GoOnDialog } from './goOnDialog.tsx';
import type { RoomState, SessionRoom } from './sessionRoom.ts';

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
            More
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {held ? (
            <Menu.Item leftSection={<IconPlayerPlay size={16} />} onClick={() => void room.hold('resume')}>
              Resume
            </Menu.Item>
          ) : (
            <Menu.Item leftSection={<IconPlayerPause size={16} />} onClick={() => void room.hold('hold')}>
              Put on hold
            </Menu.Item>
          )}
          <Menu.Item leftSection={<IconArrowForwardUp size={16} />} onClick={() => setOpen('transfer')}>
            Transfer…
          </Menu.Item>
          <Menu.Divider />
          <Menu.Item leftSection={<IconPhone size={16} />} onClick={() => setOpen('phone')}>
            Continue by phone…
          </Menu.Item>
          <Menu.Item leftSection={<IconMail size={16} />} onClick={() => setOpen('mail')}>
            Continue by mail…
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {open === 'transfer' && (
        <PassDialog
          title="Transfer the session"
          about="Your session ends; the question waits for the other, with its chat. A technician finds it reserved."
          yes="Transfer"
          send={transfer(room.id)}
          onDone={(name) => {
            close();
            notices.tell('good', 'Passed on', `${state.view?.customer.name ?? 'The customer'} waits for ${name}.`);
            go('/console');
          }}
          onClose={close}
        />
      )}
      {(open === 'phone' || open === 'mail') && <GoOnDialog room={room} channel={open} onClose={close} />}
    </>
  );
}
