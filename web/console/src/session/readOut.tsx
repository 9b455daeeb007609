import { Tooltip } from '@mantine/core';
import { fill } from '../texts/fill.ts';
import type { RoomState } from './sessionRoom.ts';
import { texts } from './stageTexts.ts';

/** Delay and rate of the picture, measured by the viewer. */
export function ReadOut({ state }: { state: RoomState }) {
  const { stats } = state;
  if (!stats || state.line.line !== 'open') return null;
  const tip = fill(texts.figures, {
    delay: ms(stats.delayMs),
    trip: ms(stats.rttMs),
    decoding: ms(stats.decodeMs),
    fps: stats.fps.toFixed(0),
    rate: rate(stats.kbps),
  });
  return (
    <Tooltip label={tip} multiline maw={320}>
      <output className="read-out" aria-label={tip}>
        <span>{stats.delayMs > 0 ? ms(stats.delayMs) : ms(stats.rttMs)}</span>
        <span>{fill(texts.fps, { value: stats.fps.toFixed(0) })}</span>
        <span>{rate(stats.kbps)}</span>
      </output>
    </Tooltip>
  );
}

function ms(value: number): string {
  return value > 0 ? fill(texts.ms, { value: value < 10 ? value.toFixed(1) : value.toFixed(0) }) : texts.noMs;
}

function rate(kbps: number): string {
  return kbps < 1000 ? fill(texts.kbit, { value: kbps.toFixed(0) }) : fill(texts.mbit, { value: (kbps / 1000).toFixed(1) });
}
