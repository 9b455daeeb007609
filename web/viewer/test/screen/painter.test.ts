import { describe, expect, it } from 'vitest';
import type { Patch } from '../../src/screen/decodeMessages.ts';
import { Painter } from '../../src/screen/painter.ts';

const patch = (x: number): Patch => ({ x, y: 0, width: 1, height: 1, pixels: new ArrayBuffer(4) });
const size = { width: 10, height: 10 };

function setUp() {
  const put: number[] = [];
  const frames: (() => void)[] = [];
  const target = { width: 0, height: 0, put: (p: Patch) => put.push(p.x) };
  const painter = new Painter(target, (work) => frames.push(work));
  return { put, frames, target, painter, tick: () => frames.shift()?.() };
}

describe('Painter', () => {
  it('paints once a picture, whatever number of frames came', () => {
    const { put, frames, painter, tick } = setUp();
    const painted: number[] = [];
    painter.add(size, [patch(1)], () => painted.push(1));
    painter.add(size, [patch(2), patch(3)], () => painted.push(2));
    expect(frames).toHaveLength(1);
    expect(put).toEqual([]);
    expect(painted).toEqual([]);
    tick();
    expect(put).toEqual([1, 2, 3]);
    expect(painted).toEqual([1, 2]);
    expect(frames).toHaveLength(0);
  });

  it('drops patches of an old size but still tells that their frames are done', () => {
    const { put, target, painter, tick } = setUp();
    const painted: string[] = [];
    painter.add(size, [patch(1)], () => painted.push('old'));
    painter.add({ width: 20, height: 10 }, [patch(2)], () => painted.push('new'));
    tick();
    expect(put).toEqual([2]);
    expect([target.width, target.height]).toEqual([20, 10]);
    expect(painted).toEqual(['old', 'new']);
  });

  it('takes the picture away, and what waited with it', () => {
    const { put, target, painter, tick } = setUp();
    const painted: number[] = [];
    painter.add(size, [patch(1)], () => painted.push(1));
    tick();
    painter.add(size, [patch(2)], () => painted.push(2));
    painter.clear();
    tick();
    expect(put).toEqual([1]);
    expect(painted).toEqual([1, 2]);
    expect([target.width, target.height]).toEqual([0, 0]);
  });

  it('asks for the next picture again after a paint', () => {
    const { put, painter, tick } = setUp();
    painter.add(size, [patch(1)], () => undefined);
    tick();
    painter.add(size, [patch(2)], () => undefined);
    tick();
    expect(put).toEqual([1, 2]);
  });
});
