import { Button, Loader, Paper, Stack, Text, Title } from '@mantine/core';
import { IconDownload, IconTerminal2 } from '@tabler/icons-react';
import { useEffect, useLayoutEffect, useRef } from 'react';
import { useStore } from '../desk/store.ts';
import type { LinePhase } from './deviceLine.ts';
import type { DeviceRoom } from './deviceRoom.ts';
import { saveTranscript } from './saveTranscript.ts';
import { terminalOf } from './serialTerminal.ts';
import { texts } from './texts.ts';

/** The PC's serial line as a terminal. */
export function SerialPane({ room }: { room: DeviceRoom }) {
  const { view } = useStore(room);
  const { line } = useStore(room.serial);
  const place = useRef<HTMLDivElement>(null);
  const terminal = terminalOf(room);
  const isShown = line.phase === 'open' || line.phase === 'reopening';

  useLayoutEffect(() => {
    place.current?.append(terminal.element);
    void terminal.start();
    return () => terminal.element.remove();
  }, [terminal]);
  useEffect(() => {
    if (line.phase === 'open') terminal.focus();
  }, [line.phase, terminal]);

  return (
    <div className="line-pane">
      <div className="bar" role="toolbar" aria-label={texts.lineTools.serial}>
        <LineWords line={line} />
        <span className="bar-space" />
        {isShown && (
          <>
            <Button size="sm" variant="default" onClick={() => terminal.tellSize()}>
              {texts.tellSize}
            </Button>
            <Button size="sm" variant="default" onClick={() => terminal.clear()}>
              {texts.clear}
            </Button>
          </>
        )}
        <Button
          size="sm"
          variant="default"
          leftSection={<IconDownload size={18} />}
          onClick={() => void saveTranscript(room.device, room.state.view?.request)}
        >
          {texts.transcript}
        </Button>
        {isShown && (
          <Button size="sm" variant="default" onClick={() => room.serial.close()}>
            {texts.closeTerminal}
          </Button>
        )}
      </div>
      <div className="stage-area">
        <div ref={place} className="serial-place" data-shown={isShown || line.phase === 'ended'} />
        {!isShown && (
          <Closed
            icon={<IconTerminal2 size={44} stroke={1.3} aria-hidden="true" />}
            title={texts.terminalClosed}
            about={texts.terminalAbout}
            line={line}
            disabled={view?.state !== 'connected'}
            open={texts.openTerminal}
            onOpen={() => room.serial.open()}
          />
        )}
      </div>
    </div>
  );
}

export function LineWords({ line }: { line: LinePhase }) {
  return (
    <Text size="sm" role="status" className="line-words" data-phase={line.phase}>
      {texts.phases[line.phase]}
    </Text>
  );
}

interface ClosedProps {
  icon: React.ReactNode;
  title: string;
  about: string;
  line: LinePhase;
  disabled: boolean;
  open: string;
  onOpen: () => void;
}

/** In place of a line that is not open: what it is, why it ended, and the button. */
export function Closed({ icon, title, about, line, disabled, open, onOpen }: ClosedProps) {
  const isOpening = line.phase === 'opening';
  return (
    <div className="stage-empty" data-over={line.phase === 'ended'}>
      <Paper withBorder radius="lg" p="xl" maw={460}>
        <Stack align="center" ta="center" gap="sm">
          {isOpening ? <Loader /> : icon}
          <Title order={2} size="h3">
            {isOpening ? texts.opening : title}
          </Title>
          {line.phase === 'ended' && (
            <Text role="alert" c="var(--mantine-color-orange-text)">
              {line.why}
            </Text>
          )}
          <Text c="dimmed">{about}</Text>
          {!isOpening && (
            <Button disabled={disabled} onClick={onOpen}>
              {open}
            </Button>
          )}
          {disabled && (
            <Text size="sm" c="dimmed">
              {texts.accessWait}
            </Text>
          )}
        </Stack>
      </Paper>
    </div>
  );
}
