import { Alert, Anchor, Button, Group, Select, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'wouter';
import { CopyLine } from '../admin/copyLine.tsx';
import { useRead } from '../admin/useRead.ts';
import { useDesk } from '../desk/deskContext.ts';
import { useStore } from '../desk/store.ts';
import { clock, timeOfDay } from '../parts/amounts.ts';
import { problemText } from '../parts/problemText.ts';
import { useNow } from '../parts/useNow.ts';
import { fill } from '../texts/fill.ts';
import type { DeviceRoom } from './deviceRoom.ts';
import { texts } from './forwardTexts.ts';
import { chosenPort, commandFor, offeredPorts, tunnelFor } from './forwardWords.ts';
import { texts as common } from './texts.ts';
import type { DeviceView, ServiceView } from './types.ts';

/** Serves a port of the firmware on loopback, so that any program for such PCs can be used through the call. */
export function ForwardCard({ room }: { room: DeviceRoom }) {
  const [, { me }] = useDesk();
  const { view, forwardPort } = useStore(room);
  const service = useRead<ServiceView>('/out-of-band');
  const ports = offeredPorts(view?.ports ?? []);
  const [wanted, setWanted] = useState(0);
  // What the PC offers is known only once it has called.
  const port = chosenPort(wanted, ports);
  const [failure, setFailure] = useState('');
  const [busy, setBusy] = useState(false);
  if (!view) return null;
  const isOff = service.value?.forward === 'off';
  const run = async (work: () => ReturnType<DeviceRoom['forward']>) => {
    setBusy(true);
    const answer = await work();
    setBusy(false);
    setFailure(answer.ok ? '' : problemText(answer.problem));
    if (!answer.ok) await service.read();
  };

  return (
    <Stack>
      <div>
        <Title order={2} size="h4">
          {texts.title}
        </Title>
        <Text c="dimmed" size="sm">
          {texts.about}
        </Text>
      </div>
      {isOff && (
        <Alert color="blue">
          {texts.off}{' '}
          {me?.permissions.includes('manageOrganisation') && (
            <Anchor component={Link} href="/console/admin/calls" inherit>
              {texts.toSettings}
            </Anchor>
          )}
        </Alert>
      )}
      {(failure || service.failure) && (
        <Alert color="red" role="alert">
          {failure || service.failure}
        </Alert>
      )}
      {view.forward && <Served forward={view.forward} port={forwardPort} onEnd={() => void run(() => room.endForward())} busy={busy} />}
      {!isOff && ports.length === 0 && <Text>{texts.none}</Text>}
      {!isOff && ports.length > 0 && (
        <Group align="flex-end">
          <Select
            className="forward-port"
            label={texts.port}
            allowDeselect={false}
            value={String(port)}
            onChange={(next) => setWanted(Number(next))}
            data={ports.map((one) => ({ value: String(one), label: `${one} · ${texts.ports[one]}` }))}
          />
          <Button
            variant={view.forward ? 'default' : 'filled'}
            loading={busy}
            disabled={view.state !== 'connected'}
            onClick={() => void run(() => room.forward(port))}
          >
            {view.forward ? texts.change : texts.begin}
          </Button>
          {view.state !== 'connected' && (
            <Text size="sm" c="dimmed">
              {common.accessWait}
            </Text>
          )}
        </Group>
      )}
    </Stack>
  );
}

interface ServedProps {
  forward: NonNullable<DeviceView['forward']>;
  /** The firmware's port, when it was chosen on this page. */
  port: number | undefined;
  busy: boolean;
  onEnd: () => void;
}

function Served({ forward, port, busy, onEnd }: ServedProps) {
  const now = useNow();
  const until = Date.parse(forward.expiresAt);
  const { hostname } = location;
  const isHere = hostname === 'localhost' || hostname === '127.0.0.1';
  const command = port ? commandFor(port, forward.address, forward.port) : '';
  return (
    <Alert color="teal" title={port ? `${texts.isOpen}: ${port} · ${texts.ports[port]}` : texts.isOpen} className="forward-served">
      <Stack gap="sm">
        <Text size="sm">{fill(texts.expires, { time: timeOfDay(until), left: clock(until - now) })}</Text>
        <div>
          <Text size="sm" fw={600}>
            {texts.address}
          </Text>
          <CopyLine text={`${forward.address}:${forward.port}`} />
        </div>
        {command && (
          <div>
            <Text size="sm" fw={600}>
              {texts.type}
            </Text>
            <CopyLine text={command} />
            {command.startsWith('amtterm') && (
              <Text size="sm" c="dimmed" mt={4}>
                {texts.plain}
              </Text>
            )}
          </div>
        )}
        {!isHere && (
          <div>
            <Text size="sm">{texts.typeAbout}</Text>
            <CopyLine text={tunnelFor(hostname || texts.host, forward.port)} />
          </div>
        )}
        <Text size="sm">{texts.password}</Text>
        <Group>
          <Button size="sm" variant="default" loading={busy} onClick={onEnd}>
            {texts.end}
          </Button>
        </Group>
      </Stack>
    </Alert>
  );
}
