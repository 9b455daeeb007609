import { describe, expect, it } from 'vitest';
import { InputQueue } from '../../src/input/inputQueue.ts';
import type { InputDraft } from '../../src/protocol/messages/inputEvent.ts';

function setUp() {
  const sent: string[] = [];
  const frames: (() => void)[] = [];
  const name = (event: InputDraft) =>
    event.type === 'pointerMove' ? `move ${event.x}` : event.type === 'wheel' ? `wheel ${event.deltaY}` : event.type;
  const queue = new InputQueue(
    (draft) => sent.push(name(draft)),
    (work) => frames.push(work),
  );
  return { sent, queue, tick: () => frames.shift()?.(), frames };
}

const move = (x: number) => ({ type: 'pointerMove', surface: 0, x, y: 0 }) as const;
const wheel = (dy: number) => ({ type: 'wheel', surface: 0, x: 0, y: 0, deltaX: 0, deltaY: dy }) as const;
const button = { type: 'pointerButton', surface: 0, x: 3, y: 0, button: 1, isDown: true } as const;

describe('InputQueue', () => {
  it('sends the first move at once and then one a picture', () => {
    const { sent, queue, tick, frames } = setUp();
    for (const x of [1, 2, 3]) queue.pointerMoved(move(x));
    expect(sent).toEqual(['move 1']);
    tick();
    expect(sent).toEqual(['move 1', 'move 3']);
    tick();
    expect(frames).toHaveLength(0);
    queue.pointerMoved(move(4));
    expect(sent).toEqual(['move 1', 'move 3', 'move 4']);
  });

  it('sends a button at once, after the move that was waiting', () => {
    const { sent, queue } = setUp();
    queue.pointerMoved(move(1));
    queue.pointerMoved(move(2));
    queue.now(button);
    expect(sent).toEqual(['move 1', 'move 2', 'pointerButton']);
  });

  it('adds wheel turns up', () => {
    const { sent, queue, tick } = setUp();
    queue.wheelTurned(wheel(120));
    queue.wheelTurned(wheel(120));
    queue.wheelTurned(wheel(-60));
    tick();
    expect(sent).toEqual(['wheel 120', 'wheel 60']);
  });

  it('forgets what waits when control has gone', () => {
    const { sent, queue, tick } = setUp();
    queue.pointerMoved(move(1));
    queue.pointerMoved(move(2));
    queue.clear();
    tick();
    expect(sent).toEqual(['move 1']);
  });
});
