import type { Scale, Surface } from '@deskside/viewer';
import { ActionIcon, Button, Indicator, Menu, SegmentedControl, Tooltip } from '@mantine/core';
import {
  IconDeviceDesktop,
  IconEye,
  IconHandStop,
  IconMaximize,
  IconMessageCircle,
  IconPhoneOff,
  IconPointer,
  IconTypography,
} from '@tabler/icons-react';
import { useState } from 'react';
import { KeyMenu } from '../parts/keyMenu.tsx';
import { fill } from '../texts/fill.ts';
import { askable, shows } from './consentText.ts';
import { MoreMenu } from './moreMenu.tsx';
import { ReadOut } from './readOut.tsx';
import type { RoomState, SessionRoom } from './sessionRoom.ts';
import { texts } from './texts.ts';
import { TypeText } from './typeText.tsx';

interface Props {
  room: SessionRoom;
  state: RoomState;
  chatOpen: boolean;
  onChat: () => void;
  onEnd: () => void;
}

/** The technician's tools, at the top left of the session. */
export function SessionBar({ room, state, chatOpen, onChat, onEnd }: Props) {
  const [typing, setTyping] = useState(false);
  const sees = shows(state);
  const controls = sees && state.consents.control?.state === 'granted';
  return (
    <div className="bar" role="toolbar" aria-label={texts.tools}>
      <Indicator label={state.chat.unread} disabled={state.chat.unread === 0 || chatOpen} size={18} color="red">
        <Button
          size="sm"
          variant={chatOpen ? 'light' : 'default'}
          leftSection={<IconMessageCircle size={18} />}
          aria-pressed={chatOpen}
          onClick={onChat}
        >
          {texts.chat}
        </Button>
      </Indicator>
      {!sees && (
        <Button size="sm" leftSection={<IconEye size={18} />} disabled={!askable(state, 'view')} onClick={() => room.askFor('view')}>
          {texts.askView}
        </Button>
      )}
      {sees && !controls && (
        <Button
          size="sm"
          leftSection={<IconPointer size={18} />}
          disabled={!askable(state, 'control')}
          onClick={() => room.askFor('control')}
        >
          {texts.askControl}
        </Button>
      )}
      {controls && (
        <Button
          size="sm"
          variant="default"
          leftSection={<IconHandStop size={18} />}
          disabled={state.line.line !== 'open'}
          onClick={() => room.releaseControl()}
        >
          {texts.release}
        </Button>
      )}
      {state.surfaces.length > 1 && <Monitors room={room} state={state} />}
      {sees && <ScaleTools room={room} state={state} />}
      {controls && (
        <>
          <KeyMenu send={(keys) => room.sendKeys(keys)} />
          <Tooltip label={texts.typeTextAbout}>
            <ActionIcon size={36} variant="default" aria-label={texts.typeText} onClick={() => setTyping(true)}>
              <IconTypography size={18} />
            </ActionIcon>
          </Tooltip>
        </>
      )}
      <span className="bar-space" />
      <ReadOut state={state} />
      <MoreMenu room={room} state={state} />
      <Button size="sm" color="red" variant="outline" leftSection={<IconPhoneOff size={18} />} onClick={onEnd}>
        {texts.end}
      </Button>
      {typing && <TypeText room={room} onClose={() => setTyping(false)} />}
    </div>
  );
}

function Monitors({ room, state }: { room: SessionRoom; state: RoomState }) {
  const name = (surface: Surface) => surface.name || fill(texts.monitorOf, { number: surface.id + 1 });
  // A monitor that was unplugged is no choice any more: the main one is shown.
  const chosen =
    typeof state.surface === 'string'
      ? state.surface
      : (state.surfaces.find((surface) => surface.id === state.surface) ?? state.surfaces.find((surface) => surface.primary))?.id;
  const label = chosen === 'all' ? texts.allMonitors : chosen === 'pointer' ? texts.follows : undefined;
  const one = state.surfaces.find((surface) => surface.id === chosen);
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <Button size="sm" variant="default" leftSection={<IconDeviceDesktop size={18} />} aria-label={texts.monitors}>
          {label ?? (one ? name(one) : texts.monitor)}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {state.surfaces.map((surface) => (
          <Menu.Item key={surface.id} aria-current={surface.id === chosen} onClick={() => room.chooseSurface(surface.id)}>
            {name(surface)} · {surface.width} × {surface.height}
            {surface.primary ? ` · ${texts.main}` : ''}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item aria-current={chosen === 'all'} onClick={() => room.chooseSurface('all')}>
          {texts.allBeside}
        </Menu.Item>
        <Menu.Item aria-current={chosen === 'pointer'} onClick={() => room.chooseSurface('pointer')}>
          {texts.withPointer}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function ScaleTools({ room, state }: { room: SessionRoom; state: RoomState }) {
  return (
    <>
      <SegmentedControl
        size="sm"
        aria-label={texts.scale}
        value={state.scale}
        onChange={(scale) => room.setScale(scale as Scale)}
        data={[
          { value: 'fit', label: texts.fit },
          { value: 'actual', label: texts.actual },
        ]}
      />
      <Tooltip label={texts.fullScreen}>
        <ActionIcon size={36} variant="default" aria-label={texts.fullScreen} onClick={() => void room.fullScreen()}>
          <IconMaximize size={18} />
        </ActionIcon>
      </Tooltip>
    </>
  );
}
