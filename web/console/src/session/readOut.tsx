import { Tooltip } from '@mantine/core';
import type { RoomState } from './sessionRoom.ts';

/** Delay and rate of the picture, measured by the viewer. */
export function ReadOut({ state }: { state: RoomState }) {
  const { stats } = state;
  if (!stats || state.line.line !== 'open') return null;
  const tip = `Delay from input to its picture ${ms(stats.delayMs)} · round trip ${ms(stats.rttMs)} · decoding ${ms(stats.decodeMs)} · ${stats.fps.toFixed(0)} pictures/s · ${rate(stats.kbps)}`;
  return (
    <Tooltip label={tip} multiline maw={320}>
      <output className="read-out" aria-label={tip}>
        <span>{stats.delayMs > 0 ? ms(stats.delayMs) : ms(stats.rttMs)}</span>
        <span>{stats.fps.toFixed(0)} fps</span>
        <span>{rate(stats.kbps)}</span>
      </output>
    </Tooltip>
  );
}

function ms(value: number): string {
  return value > 0 ? `${value < 10 ? value.toFixed(1) : value.toFixed(0)} ms` : '– ms';
}

function rate(kbps: number): string {
  return kbps < 1000 ? `${kbps.toFixed(0)} kbit/s` : `${(kbps / 1000).toFixed(1)} Mbit/s`;
}
