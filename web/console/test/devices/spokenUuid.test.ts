import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { formatSpokenUuid, nearMiss, readSpokenUuid } from '../../src/devices/spokenUuid.ts';

interface Vectors {
  whole: { typed: string; uuid: string }[];
  spoken: { uuid: string; spoken: string }[];
  faults: { typed: string; told: string }[];
}
const vectors = JSON.parse(readFileSync(new URL('../../../../testdata/spoken-uuid.json', import.meta.url), 'utf8')) as Vectors;
const uuid = '4c4c4544-0034-5310-8047-b4c04f4c3232';
const signs = formatSpokenUuid(uuid).replace(/[ -]/g, '');

describe('SpokenUuid', () => {
  it.each(vectors.whole)('$typed is understood', ({ typed, uuid }) => {
    expect(readSpokenUuid(typed)).toMatchObject({ kind: 'whole', uuid, isChecked: false });
  });

  it.each(vectors.spoken)('$uuid is spoken as the other end has it', ({ uuid, spoken }) => {
    expect(formatSpokenUuid(uuid)).toBe(spoken);
    expect(readSpokenUuid(spoken)).toMatchObject({ kind: 'whole', uuid, isChecked: true });
  });

  it.each(vectors.faults)('$typed is told', ({ typed, told }) => {
    expect(readSpokenUuid(typed)).toMatchObject({ kind: 'fault', told });
  });

  it('follows typing, sign by sign, without a fault before there is one', () => {
    for (let typed = 1; typed < 32; typed++) {
      const read = readSpokenUuid(signs.slice(0, typed));
      expect(read).toMatchObject({ kind: 'more', signs: typed, group: Math.floor(typed / 4) + 1 });
    }
    expect(readSpokenUuid('')).toEqual({ kind: 'empty' });
    expect(readSpokenUuid('4c4c45')).toMatchObject({ echo: '4c4c 45' });
  });

  it('finds every single wrong sign by the check sign', () => {
    for (let place = 0; place < signs.length; place++) {
      for (const other of '0123456789abcdef') {
        if (other === signs[place]) continue;
        expect(readSpokenUuid(signs.slice(0, place) + other + signs.slice(place + 1)).kind).toBe('fault');
      }
    }
  });

  it('takes nothing that is longer than a person would type', () => {
    expect(readSpokenUuid('1'.repeat(10_000)).kind).toBe('fault');
  });

  it('says in which groups two numbers differ when they are nearly the same', () => {
    expect(nearMiss(uuid, '4c4c4544-0035-5310-8047-b4c04f4c3232')).toEqual([3]);
    expect(nearMiss(uuid, '4c4c4544-0043-5310-8047-b4c04f4c3223')).toEqual([3, 8]);
    expect(nearMiss(uuid, uuid)).toBeUndefined();
    expect(nearMiss(uuid, 'ffffffff-ffff-ffff-ffff-ffffffffffff')).toBeUndefined();
    expect(nearMiss(uuid, 'nothing')).toBeUndefined();
  });
});
