import { Alert, Anchor, Badge, Button, Group, Paper, Skeleton, Tabs, Title } from '@mantine/core';
import { IconLockQuestion } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { Link } from 'wouter';
import { useDesk } from '../desk/deskContext.ts';
import { useStore } from '../desk/store.ts';
import { dayAndTime } from '../parts/amounts.ts';
import { fill } from '../texts/fill.ts';
import { AccessCard } from './accessCard.tsx';
import { BootCard } from './bootCard.tsx';
import { ConsentCard } from './consentCard.tsx';
import { ForwardCard } from './forwardCard.tsx';
import { LogsCard } from './logsCard.tsx';
import { PowerCard } from './powerCard.tsx';
import { ScreenPane } from './screenPane.tsx';
import { SerialPane } from './serialPane.tsx';
import { stateColours, stateNames, texts } from './texts.ts';
import type { DeviceView } from './types.ts';

type Tab = keyof typeof texts.tabs;

/** One PC under out-of-band help: terminal, screen, image, power, what it is, its logs. */
export default function DevicePage({ device }: { device: string }) {
  const [desk] = useDesk();
  const room = desk.outOfBand.device(device);
  const { view, missing, report } = useStore(room);
  const [tab, setTab] = useState<Tab>('about');
  useEffect(() => void room.refresh(), [room]);
  useEffect(() => {
    if (view?.state === 'connected' && view.access === 'right' && !room.state.report && !room.state.isReading) void room.readReport();
  }, [view?.state, view?.access, room]);

  if (!view)
    return (
      <div className="page">
        {missing ? (
          <Alert color="orange" title={texts.missing}>
            {missing}{' '}
            <Anchor component={Link} href="/console/cases">
              {texts.toCases}
            </Anchor>
          </Alert>
        ) : (
          <Skeleton height={360} radius="lg" />
        )}
      </div>
    );
  return (
    <div className="device">
      <header className="device-head">
        <div className="device-name">
          <Title order={1} size="h3">
            {report?.identity.hostName || texts.pc} <span className="spoken-small device-number">{view.spoken}</span>
          </Title>
          <Standing view={view} />
        </div>
        <Button component={Link} href={`/console/cases/${view.request}`} variant="default" className="device-back">
          {texts.toCase}
        </Button>
      </header>
      <NotSealed view={view} />
      <Tabs value={tab} onChange={(next) => setTab((next ?? 'about') as Tab)} className="device-tabs" keepMounted={false}>
        <Tabs.List>
          {(Object.keys(texts.tabs) as Tab[]).map((name) => (
            <Tabs.Tab key={name} value={name}>
              {texts.tabs[name]}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="serial" className="device-full">
          <SerialPane room={room} />
        </Tabs.Panel>
        <Tabs.Panel value="screen" className="device-full">
          <ScreenPane room={room} />
        </Tabs.Panel>
        <Tabs.Panel value="boot" className="device-card">
          <Card>
            <ConsentCard room={room} />
            <BootCard room={room} />
          </Card>
        </Tabs.Panel>
        <Tabs.Panel value="power" className="device-card">
          <Card>
            <PowerCard room={room} />
          </Card>
        </Tabs.Panel>
        <Tabs.Panel value="about" className="device-card">
          <Card>
            <AccessCard room={room} />
          </Card>
        </Tabs.Panel>
        <Tabs.Panel value="logs" className="device-card">
          <Card>
            <LogsCard device={device} />
          </Card>
        </Tabs.Panel>
        <Tabs.Panel value="forward" className="device-card">
          <Card>
            <ForwardCard room={room} />
          </Card>
        </Tabs.Panel>
      </Tabs>
    </div>
  );
}

function Card({ children }: { children: React.ReactNode }) {
  return (
    <Paper withBorder radius="lg" p="lg" className="device-paper">
      {children}
    </Paper>
  );
}

function Standing({ view }: { view: DeviceView }) {
  const open = [
    ...(['serial', 'media', 'screen'] as const).filter((line) => view[line] === 'open'),
    ...(view.forward ? (['forward'] as const) : []),
  ];
  return (
    <Group gap={6} role="status">
      <Badge variant="light" tt="none" color={stateColours[view.state]}>
        {stateNames[view.state]}
      </Badge>
      {open.map((one) => (
        <Badge key={one} variant="light" tt="none">
          {texts.openNow[one]}
        </Badge>
      ))}
      {view.helloAt && <span className="device-since">{fill(texts.called, { at: dayAndTime(view.helloAt) })}</span>}
    </Group>
  );
}

/** A standing line, because it cannot be switched off: this work is not sealed between both people. */
function NotSealed({ view }: { view: DeviceView }) {
  return (
    <details className="not-sealed">
      <summary>
        <IconLockQuestion size={18} aria-hidden="true" />
        <strong>{texts.notSealed}</strong> <span className="not-sealed-more">{texts.notSealedMore}</span>
      </summary>
      <p>
        {texts.notSealedText} {view.line === 'tls' ? texts.pinned : view.line === 'plain' ? texts.plain : ''}
      </p>
    </details>
  );
}
