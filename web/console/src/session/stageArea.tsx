import { Button, Loader, Paper, Stack, Text, Title } from '@mantine/core';
import { IconEye, IconPhone, IconScreenShare } from '@tabler/icons-react';
import { type ReactNode, useLayoutEffect, useRef, useState } from 'react';
import { Link } from 'wouter';
import { askable, shows } from './consentText.ts';
import type { RoomState, SessionRoom } from './sessionRoom.ts';

const invitation =
  'Would you like to show me your screen? Please press “Share my screen” beside this chat; your PC then asks you before anything is shown.';

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
  const customer = state.view?.customer.name ?? 'the customer';
  if (state.view?.wayIn === 'phone' && !state.view.sharer?.present && !state.peer) {
    return (
      <Words
        icon={<IconPhone size={44} stroke={1.3} aria-hidden="true" />}
        title="A phone call"
        text={`${customer} is on the phone. The steps, what to read out, and the PC itself stand on the case.`}
      >
        <Button component={Link} href={`/console/cases/${state.view.request}`}>
          Open the case
        </Button>
      </Words>
    );
  }
  if (!state.view?.sharer?.present) {
    return (
      <Words
        icon={<IconScreenShare size={44} stroke={1.3} aria-hidden="true" />}
        title={state.peer ? 'The PC is no longer connected' : 'Chat is open'}
        text={
          state.peer
            ? `${customer} can connect it again with “Share my screen” beside the chat.`
            : `${customer} has not connected a PC yet. They do it with “Share my screen” beside the chat, or with the code shown there.`
        }
      >
        <Button
          disabled={invited}
          onClick={() => {
            room.conversation?.send(invitation);
            setInvited(true);
          }}
        >
          {invited ? 'Asked in the chat' : 'Ask in the chat to share'}
        </Button>
      </Words>
    );
  }
  if (state.line.line === 'refused') {
    return <Words icon={null} title="The connection was refused" text={state.line.detail || 'Please reload the page.'} />;
  }
  if (state.line.line !== 'open')
    return <Words icon={<Loader />} title="Connecting to the PC…" text="Keys are being agreed between this page and the customer’s PC." />;
  const asking = state.consents.view?.state === 'asking';
  return (
    <Words
      icon={<IconEye size={44} stroke={1.3} aria-hidden="true" />}
      title={asking ? 'Waiting for the answer' : 'The PC is connected'}
      text={asking ? `A window on the PC asks ${customer} whether you may see the screen.` : 'Nothing is shown until the customer agrees.'}
    >
      <Button
        leftSection={asking ? <Loader size={16} /> : <IconEye size={18} />}
        disabled={!askable(state, 'view')}
        onClick={() => room.askFor('view')}
      >
        Ask to view
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
