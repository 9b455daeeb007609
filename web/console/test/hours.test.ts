import { describe, expect, it } from 'vitest';
import { inWords, mondayOnWeekdays, nextSpan, officeHours, spanFault, spansOf, tidyTime, withDay } from '../src/admin/desk/hours.ts';

const span = (day: 'monday' | 'tuesday' | 'sunday', from: string, to: string) => ({ day, from, to });

describe('opening hours', () => {
  it('begin as office hours', () => {
    expect(inWords(officeHours())).toBe('Mon–Fri 09:00–17:00');
  });

  it('keep their days in order when one is changed', () => {
    const changed = withDay(officeHours(), 'tuesday', [span('tuesday', '08:00', '12:00'), span('tuesday', '13:00', '18:00')]);
    expect(inWords(changed)).toBe('Mon 09:00–17:00 · Tue 08:00–12:00, 13:00–18:00 · Wed–Fri 09:00–17:00');
    expect(inWords(mondayOnWeekdays(changed))).toBe('Mon–Fri 09:00–17:00');
    expect(inWords({ zone: 'UTC', week: [], holidays: [] })).toBe('Never open');
  });

  it('offer a next span as long as the day has room', () => {
    const hours = { zone: 'UTC', week: [span('monday', '09:00', '17:00'), span('tuesday', '09:00', '23:00')], holidays: [] };
    expect(nextSpan(hours, 'monday')).toEqual(span('monday', '18:00', '22:00'));
    expect(nextSpan(hours, 'tuesday')).toBeUndefined();
    expect(nextSpan(hours, 'sunday')).toEqual(span('sunday', '09:00', '17:00'));
    expect(spansOf(hours, 'sunday')).toEqual([]);
  });

  it('say what is wrong with a span', () => {
    expect(spanFault(span('monday', '09:00', '24:00'))).toBe('');
    expect(spanFault(span('monday', '09:00', '09:00'))).toContain('end must come after');
    expect(spanFault(span('monday', '22:00', '06:00'))).toContain('Over midnight');
    for (const wrong of ['9', '25:00', '12:60', '', 'noon']) expect(spanFault(span('monday', wrong, '17:00'))).toContain('09:00');
    expect(spanFault(span('monday', '24:00', '24:00'))).not.toBe('');
  });

  it('take times as people type them', () => {
    expect(['8', '8:30', '18.15', '9h', 'noon', '08:00'].map(tidyTime)).toEqual(['08:00', '08:30', '18:15', '09:00', 'noon', '08:00']);
  });
});
