import { Alert, Anchor, Group, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { useDesk } from '../desk/deskContext.ts';
import { AccessCard } from '../devices/accessCard.tsx';
import { BootCard } from '../devices/bootCard.tsx';
import { ConsentCard } from '../devices/consentCard.tsx';
import { SerialPane } from '../devices/serialPane.tsx';
import type { PanelProps } from './stepPanel.tsx';
import { texts } from './texts.ts';

/** The panels of the steps in which the technician works on the PC itself; the parts are those of the device's page. */

export function AccessPanel({ view, onShow }: PanelProps) {
  const room = useDeviceRoom(view.device?.device);
  if (!room) return <NoDevice />;
  return <AccessCard room={room} onCorrect={() => onShow('configured')} />;
}

export function ImagePanel({ view, onShow }: PanelProps) {
  const room = useDeviceRoom(view.device?.device);
  if (!room) return <NoDevice />;
  return (
    <Stack>
      <ConsentCard room={room} />
      {/* The step counts as done when the image is in the drive; its page stays until the technician goes on. */}
      <BootCard room={room} onStart={() => onShow('redirected')} onTerminal={() => onShow('repaired')} />
    </Stack>
  );
}

export function RepairPanel({ view, children }: PanelProps & { children: ReactNode }) {
  const room = useDeviceRoom(view.device?.device);
  if (!room) return <NoDevice />;
  return (
    <Stack>
      <div className="serial-frame">
        <SerialPane room={room} />
      </div>
      <Group justify="space-between">
        <Text size="sm">
          <Anchor component={Link} href={`/console/devices/${room.device}`} underline="always">
            {texts.openDevice}
          </Anchor>
          : {texts.restOfPage}
        </Text>
        {children}
      </Group>
    </Stack>
  );
}

function useDeviceRoom(device: string | undefined) {
  const [desk] = useDesk();
  return device ? desk.outOfBand.device(device) : undefined;
}

function NoDevice() {
  return <Alert color="orange">{texts.hellosNoDevice}</Alert>;
}
