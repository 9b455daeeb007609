import { Badge, Button, UnstyledButton } from '@mantine/core';
import { IconFirstAidKit, IconHeadset, IconListDetails, IconMail, IconSettings } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Link, useRoute } from 'wouter';
import { openPages } from '../admin/centre.tsx';
import { TitleBadge } from '../alert/titleBadge.tsx';
import type { Desk } from '../desk/desk.ts';
import { useDesk } from '../desk/deskContext.ts';
import { useStore } from '../desk/store.ts';
import { mayWorkOnDevices } from '../devices/permission.ts';
import type { SessionRoom } from '../session/sessionRoom.ts';
import { Mark } from './mark.tsx';
import { PresenceSwitch } from './presenceSwitch.tsx';
import { ProfileMenu } from './profileMenu.tsx';
import { SoundSwitch } from './soundSwitch.tsx';
import { texts } from './texts.ts';

export function Shell({ children }: { children: ReactNode }) {
  const [desk, { me, queue, sessions, connected }] = useDesk();
  return (
    <div className="shell">
      <header className="shell-top">
        <Link href="/console" className="shell-home" aria-label={texts.home}>
          <Mark size={30} />
        </Link>
        <nav className="shell-nav" aria-label={texts.pages}>
          <Tab href="/console" icon={<IconListDetails size={18} />} label={texts.queue} count={queue?.length ?? 0} />
          {sessions.map((session) => (
            <SessionTab key={session.id} desk={desk} id={session.id} name={session.customer.name} />
          ))}
          {(mayWorkOnDevices(me) || me?.permissions.includes('readAllSessions')) && (
            <Tab
              href="/console/cases/*?"
              or="/console/devices/*"
              to="/console/cases"
              icon={<IconFirstAidKit size={18} />}
              label={texts.cases}
              count={0}
            />
          )}
          {openPages(me).some((page) => !page.isTool) && (
            <Tab href="/console/admin/*?" to="/console/admin" icon={<IconSettings size={18} />} label={texts.administration} count={0} />
          )}
          {me?.permissions.includes('inviteCustomers') && (
            <Tab href="/console/invitations" icon={<IconMail size={18} />} label={texts.invitations} count={0} />
          )}
        </nav>
        {me?.permissions.includes('helpCustomers') && <PresenceSwitch />}
        <SoundSwitch />
        <ProfileMenu />
      </header>
      <div role="status">
        {!connected && (
          <div className="line-lost">
            <span className="pulse" aria-hidden="true" /> {texts.lineLost}
            <Button size="compact-sm" variant="white" color="dark" onClick={() => desk.retry()}>
              {texts.tryNow}
            </Button>
          </div>
        )}
      </div>
      {!window.isSecureContext && (
        <div className="line-lost" role="alert">
          {texts.notSecure}
        </div>
      )}
      <main className="shell-main">{children}</main>
      <TitleBadge />
    </div>
  );
}

/** Is the current page at its address, or at any that fits the pattern. */
function Tab({
  href,
  or,
  to,
  icon,
  label,
  count,
}: {
  href: string;
  or?: string;
  to?: string;
  icon: ReactNode;
  label: string;
  count: number;
}) {
  const [exactly] = useRoute(href);
  const [also] = useRoute(or ?? href);
  const here = exactly || also;
  return (
    <UnstyledButton component={Link} href={to ?? href} className="shell-tab" aria-current={here ? 'page' : undefined}>
      {icon}
      <span dir="auto">{label}</span>
      {count > 0 && (
        <Badge size="sm" circle={count < 10}>
          {count}
        </Badge>
      )}
    </UnstyledButton>
  );
}

function SessionTab({ desk, id, name }: { desk: Desk; id: string; name: string }) {
  const room = desk.rooms.get(id);
  const href = `/console/session/${id}`;
  if (!room) return <Tab href={href} icon={<IconHeadset size={18} />} label={name} count={0} />;
  return <OpenSessionTab room={room} href={href} name={name} />;
}

function OpenSessionTab({ room, href, name }: { room: SessionRoom; href: string; name: string }) {
  const { chat } = useStore(room);
  return <Tab href={href} icon={<IconHeadset size={18} />} label={name} count={chat.unread} />;
}
