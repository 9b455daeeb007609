import { afterEach, expect, it, vi } from 'vitest';

vi.hoisted(() => {
  Object.assign(globalThis, { window: globalThis, localStorage: { getItem: () => null, setItem: () => undefined } });
});

const { Desk } = await import('../src/desk/desk.ts');
const { notices } = await import('../src/desk/notices.ts');

afterEach(() => {
  vi.unstubAllGlobals();
  for (const { id } of notices.state.all) notices.drop(id);
});

it('says whether a question was declined, and when the server did not hear it says only that', async () => {
  const desk = new Desk();
  vi.stubGlobal('fetch', async () => new Response(null, { status: 204 }));
  expect(await desk.decline({ request: 'r' })).toBe(true);
  expect(notices.state.all).toEqual([]);
  vi.stubGlobal('fetch', async () => {
    throw new TypeError('no line');
  });
  expect(await desk.decline({ request: 'r' })).toBe(false);
  expect(notices.state.all).toMatchObject([{ title: 'Not declined' }]);
});
