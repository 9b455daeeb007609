import { Badge, Stack, Text } from '@mantine/core';
import { clock, dayAndTime, since, wayInName } from '../parts/amounts.ts';
import { useNow } from '../parts/useNow.ts';
import { AboutPart, Fact } from './around/aboutPart.tsx';
import { EarlierPart } from './around/earlierPart.tsx';
import { PicturesPart } from './around/picturesPart.tsx';
import { useAbout } from './around/useAbout.ts';
import { texts } from './factTexts.ts';
import type { RoomState } from './sessionRoom.ts';

/** Who the customer is, what the PC is, and the words that prove the line. */
export function Facts({ state }: { state: RoomState }) {
  const now = useNow();
  const view = state.view!;
  const { about, teamName } = useAbout(view.request, state.version);
  return (
    <Stack gap="md">
      <Fact label={texts.customer}>
        <bdi>{view.customer.name}</bdi>
        {view.customer.email && (
          <Text size="sm" dir="ltr">
            {view.customer.email}
          </Text>
        )}
      </Fact>
      <Fact label={texts.question}>
        <Text size="sm" dir="auto" className="as-written">
          {view.question}
        </Text>
      </Fact>
      {about && <AboutPart about={about} teamName={teamName} />}
      <Fact label={texts.pictures}>
        <PicturesPart request={view.request} version={state.version} />
      </Fact>
      <Fact label={texts.asked}>
        {dayAndTime(view.askedAt)}
        {view.wayIn ? ` · ${wayInName(view.wayIn)}` : ''}
      </Fact>
      <Fact label={texts.waited}>{clock(Date.parse(view.openedAt) - Date.parse(view.askedAt))}</Fact>
      <Fact label={texts.session}>
        {view.endedAt ? clock(Date.parse(view.endedAt) - Date.parse(view.openedAt)) : since(view.openedAt, now)}
      </Fact>
      <Fact label={texts.pc}>
        {view.sharer?.present
          ? [state.peer?.hostName, state.peer?.platform || view.sharer.platform].filter(Boolean).join(' · ') || 'connected'
          : texts.notConnected}
      </Fact>
      {state.peer && (
        <Fact label={texts.companion}>
          {state.peer.product} {state.peer.version}
        </Fact>
      )}
      {state.safetyWords.length > 0 && <SafetyWords words={state.safetyWords} />}
      <Fact label={texts.earlierCases}>
        <EarlierPart request={view.request} isVerified={about?.isVerified ?? false} version={state.version} />
      </Fact>
    </Stack>
  );
}

function SafetyWords({ words }: { words: readonly string[] }) {
  return (
    <Fact label={texts.safetyWords}>
      <div className="words">
        {words.map((word, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a word may come twice; its place is what tells it
          <Badge key={`${place}-${word}`} size="lg" variant="light" tt="none">
            {word}
          </Badge>
        ))}
      </div>
      <Text size="sm" c="dimmed" mt={6}>
        {texts.safetyWordsAbout}
      </Text>
    </Fact>
  );
}
