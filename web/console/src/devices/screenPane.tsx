import type { Scale } from '@deskside/viewer';
import type { Colours } from '@deskside/viewer/rfb/pixelFormat';
import { ActionIcon, Alert, Button, CopyButton, Menu, SegmentedControl, Text, Tooltip } from '@mantine/core';
import { IconCheck, IconDeviceDesktop, IconMaximize, IconPalette, IconTypography } from '@tabler/icons-react';
import { useLayoutEffect, useRef, useState } from 'react';
import { useStore } from '../desk/store.ts';
import { KeyMenu } from '../parts/keyMenu.tsx';
import { TypeText } from '../session/typeText.tsx';
import { ConsentCard } from './consentCard.tsx';
import type { DeviceRoom } from './deviceRoom.ts';
import { glassOf, type ScreenGlass } from './screenGlass.ts';
import { Closed, LineWords } from './serialPane.tsx';
import { texts } from './texts.ts';

/** The PC's monitor, in the same frame as a session's screen. */
export function ScreenPane({ room }: { room: DeviceRoom }) {
  const { view } = useStore(room);
  const { line } = useStore(room.screen);
  const glass = glassOf(room);
  const { failure, size } = useStore(glass);
  const place = useRef<HTMLDivElement>(null);
  const isShown = line.phase === 'open' || line.phase === 'reopening';

  useLayoutEffect(() => {
    place.current?.append(glass.element);
    return () => glass.element.remove();
  }, [glass]);

  return (
    <div className="line-pane">
      <div className="bar" role="toolbar" aria-label={texts.lineTools.screen}>
        <LineWords line={line} />
        {isShown && size && (
          <Text size="sm" c="dimmed">
            {size}
          </Text>
        )}
        {isShown && <Tools glass={glass} />}
        <span className="bar-space" />
        {isShown && (
          <Button size="sm" variant="default" onClick={() => room.screen.close()}>
            {texts.closeTerminal}
          </Button>
        )}
      </div>
      <ConsentCard room={room} />
      {failure && (
        <Alert color="red" role="alert" radius={0}>
          {failure}
        </Alert>
      )}
      <div className="stage-area">
        <div ref={place} className="stage-place" data-live={isShown} />
        {!isShown && (
          <Closed
            icon={<IconDeviceDesktop size={44} stroke={1.3} aria-hidden="true" />}
            title={texts.screenClosed}
            about={texts.screenAbout}
            line={line}
            disabled={view?.state !== 'connected'}
            open={texts.openScreen}
            onOpen={() => room.screen.open()}
          />
        )}
      </div>
    </div>
  );
}

function Tools({ glass }: { glass: ScreenGlass }) {
  const { scale, offered } = useStore(glass);
  const [typing, setTyping] = useState(false);
  return (
    <>
      <SegmentedControl
        size="sm"
        aria-label={texts.scale}
        value={scale}
        onChange={(next) => glass.setScale(next as Scale)}
        data={[
          { value: 'fit', label: texts.scales.fit },
          { value: 'actual', label: texts.scales.actual },
        ]}
      />
      <Tooltip label={texts.fullScreen}>
        <ActionIcon size={36} variant="default" aria-label={texts.fullScreen} onClick={() => void glass.fullScreen()}>
          <IconMaximize size={18} />
        </ActionIcon>
      </Tooltip>
      <KeyMenu send={(keys) => glass.sendKeys(keys)} />
      <Tooltip label={texts.typeTextAbout}>
        <ActionIcon size={36} variant="default" aria-label={texts.typeText} onClick={() => setTyping(true)}>
          <IconTypography size={18} />
        </ActionIcon>
      </Tooltip>
      <ColourMenu glass={glass} />
      {offered && (
        <CopyButton value={offered}>
          {({ copied, copy }) => (
            <Tooltip label={texts.offered}>
              <Button size="sm" variant="default" onClick={copy}>
                {copied ? texts.copied : texts.copyOffered}
              </Button>
            </Tooltip>
          )}
        </CopyButton>
      )}
      {typing && <TypeText room={glass} onClose={() => setTyping(false)} />}
    </>
  );
}

function ColourMenu({ glass }: { glass: ScreenGlass }) {
  const { colours } = useStore(glass);
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <Tooltip label={texts.colours}>
          <ActionIcon size={36} variant="default" aria-label={texts.colours}>
            <IconPalette size={18} />
          </ActionIcon>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown maw={300}>
        <Menu.Label>{texts.coloursAbout}</Menu.Label>
        {(Object.keys(texts.coloursOf) as Colours[]).map((one) => (
          <Menu.Item
            key={one}
            aria-current={one === colours ? 'true' : undefined}
            leftSection={one === colours ? <IconCheck size={16} /> : <span className="no-check" />}
            onClick={() => glass.setColours(one)}
          >
            {texts.coloursOf[one]}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
