import type { Answer, call } from '@deskside/talk';
import { describe, expect, it } from 'vitest';
import { CaseRoom } from '../../src/cases/caseRoom.ts';

function setUp(steps: { step: string; at?: string }[], answers: Record<string, Answer<unknown>> = {}) {
  const asked: string[] = [];
  const ask = async (method: string, path: string, body?: unknown) => {
    asked.push(`${method} ${path}${body ? ` ${JSON.stringify(body)}` : ''}`);
    return answers[`${method} ${path}`] ?? { ok: true, value: { request: 'r', steps, timeline: [] } };
  };
  return { asked, room: new CaseRoom('r', ask as typeof call) };
}

describe('CaseRoom', () => {
  it('notes the settings as done when the PC’s number and password were typed', async () => {
    const { asked, room } = setUp([{ step: 'configured' }]);
    await room.refresh();
    await room.expect('4c4c…', 'P@ss');
    expect(asked).toContain('PUT /cases/r/device {"uuid":"4c4c…","password":"P@ss"}');
    expect(asked).toContain('POST /cases/r/steps {"step":"configured"}');
  });

  it('does not note them again when only the password is corrected', async () => {
    const { asked, room } = setUp([{ step: 'configured', at: '2026-11-21T12:00:00.000Z' }]);
    await room.refresh();
    await room.expect('4c4c…', 'P@ss');
    expect(asked.some((line) => line.startsWith('POST'))).toBe(false);
  });

  it('notes nothing when the number was refused', async () => {
    const problem = { status: 400, code: 'invalid-fields', detail: '', errors: { uuid: 'wrong' }, members: {} };
    const { asked, room } = setUp([{ step: 'configured' }], { 'PUT /cases/r/device': { ok: false, problem } });
    expect((await room.expect('4c4c', 'P')).ok).toBe(false);
    expect(asked.some((line) => line.startsWith('POST'))).toBe(false);
  });

  it('keeps what it shows while the server is away, and says why there is no such case', async () => {
    const { room } = setUp([], {
      'GET /cases/r': { ok: false, problem: { status: 0, code: 'offline', detail: '', errors: {}, members: {} } },
    });
    await room.refresh();
    expect(room.state.missing).toBe('');
    const gone = setUp([], {
      'GET /cases/r': { ok: false, problem: { status: 404, code: 'not-found', detail: 'There is no such case.', errors: {}, members: {} } },
    });
    await gone.room.refresh();
    expect(gone.room.state.missing).toBe('There is no such case.');
  });
});
