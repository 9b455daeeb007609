import { Button, Loader, Paper, Stack, Text, Title } from '@mantine/core';
import { IconEye, IconPhone, IconScreenShare } from '@tabler/icons-react';
import { type ReactNode, useLayoutEffect, useRef, useState } from 'react';
import { Link } from 'wouter';
import { fill } from '../texts/fill.ts';
import { askable, shows } from './consentText.ts';
import type { RoomState, SessionRoom } from './sessionRoom.ts';
import { texts } from './stageTexts.ts';

/** The customer's screen, or what is missing until it can be shown. */
export function StageArea({ room, state }: { room: SessionRoom; state: RoomState }) {
  const place = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    place.current?.append(room.stage);
    return () => room.stage.remove();
  }, [room]);
  const sees = shows(state);
  return (
    <div className="stage-area">
      <div ref={place} className="stage-place" data-live={sees} />
      {!sees && (
        <div className="stage-empty">
          <Paper withBorder radius="lg" p="xl" maw={460}>
            <Stack align="center" ta="center">
              <Missing room={room} state={state} />
            </Stack>
          </Paper>
        </div>
      )}
    </div>
  );
}

function Missing({ room, state }: { room: SessionRoom; state: RoomState }) {
  const [invited, setInvited] = useState(false);
  const customer = state.view?.customer.name ?? texts.theCustomer;
  if (state.view?.wayIn === 'phone' && !state.view.sharer?.present && !state.peer) {
    return (
      <Words icon={<IconPhone size={44} stroke={1.3} aria-hidden="true" />} title={texts.phone} text={fill(texts.phoneText, { customer })}>
        <Button component={Link} href={`/console/cases/${state.view.request}`}>
          {texts.openTheCase}
        </Button>
      </Words>
    );
  }
  if (!state.view?.sharer?.present) {
    return (
      <Words
        icon={<IconScreenShare size={44} stroke={1.3} aria-hidden="true" />}
        title={state.peer ? texts.pcWent : texts.noPc}
        text={state.peer ? fill(texts.pcWentText, { customer }) : fill(texts.noPcText, { customer })}
      >
        <Button
          disabled={invited}
          onClick={() => {
            room.conversation?.send(texts.invitation);
            setInvited(true);
          }}
        >
          {invited ? texts.asked : texts.askToShare}
        </Button>
      </Words>
    );
  }
  if (state.line.line === 'refused') {
    return <Words icon={null} title={texts.refused} text={state.line.detail || texts.refusedText} />;
  }
  if (state.line.line !== 'open') return <Words icon={<Loader />} title={texts.connecting} text={texts.connectingText} />;
  const asking = state.consents.view?.state === 'asking';
  return (
    <Words
      icon={<IconEye size={44} stroke={1.3} aria-hidden="true" />}
      title={asking ? texts.asking : texts.pcThere}
      text={asking ? fill(texts.askingText, { customer }) : texts.pcThereText}
    >
      <Button
        leftSection={asking ? <Loader size={16} /> : <IconEye size={18} />}
        disabled={!askable(state, 'view')}
        onClick={() => room.askFor('view')}
      >
        {texts.askToView}
      </Button>
    </Words>
  );
}

function Words({ icon, title, text, children }: { icon: ReactNode; title: string; text: string; children?: ReactNode }) {
  return (
    <>
      {icon}
      <Title order={2} size="h3">
        {title}
      </Title>
      <Text c="dimmed" dir="auto">
        {text}
      </Text>
      {children}
    </>
  );
}
