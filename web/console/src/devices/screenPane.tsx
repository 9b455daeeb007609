import type { Scale } from '@deskside/viewer';
import { ActionIcon, Alert, Button, SegmentedControl, Text, Tooltip } from '@mantine/core';
import { IconDeviceDesktop, IconMaximize, IconTypography } from '@tabler/icons-react';
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
      <div className="bar" role="toolbar" aria-label="Screen tools">
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
  const { scale } = useStore(glass);
  const [typing, setTyping] = useState(false);
  return (
    <>
      <SegmentedControl
        size="sm"
        aria-label="Size of the picture"
        value={scale}
        onChange={(next) => glass.setScale(next as Scale)}
        data={[
          { value: 'fit', label: 'Fit' },
          { value: 'actual', label: '1:1' },
        ]}
      />
      <Tooltip label="Full screen">
        <ActionIcon size={36} variant="default" aria-label="Full screen" onClick={() => void glass.fullScreen()}>
          <IconMaximize size={18} />
        </ActionIcon>
      </Tooltip>
      <KeyMenu send={(keys) => glass.sendKeys(keys)} />
      <Tooltip label="Type or paste a text as keystrokes">
        <ActionIcon size={36} variant="default" aria-label="Type text" onClick={() => setTyping(true)}>
          <IconTypography size={18} />
        </ActionIcon>
      </Tooltip>
      {typing && <TypeText room={glass} onClose={() => setTyping(false)} />}
    </>
  );
}
