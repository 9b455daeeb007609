import type { DayOfWeek, HoursSettings, HoursSpan } from '@deskside/talk';
import { texts } from './hoursTexts.ts';

/** Monday first. */
export const days: DayOfWeek[] = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

export function dayName(day: DayOfWeek): string {
  return day.charAt(0).toUpperCase() + day.slice(1);
}

/** What one begins with: office hours where the browser is. */
export function officeHours(): HoursSettings {
  return {
    zone: Intl.DateTimeFormat().resolvedOptions().timeZone || 'Europe/London',
    week: days.slice(0, 5).map((day) => ({ day, from: '09:00', to: '17:00' })),
    holidays: [],
  };
}

export function spansOf(hours: HoursSettings, day: DayOfWeek): HoursSpan[] {
  return (hours.week ?? []).filter((span) => span.day === day);
}

/** The week with this day's spans in place of what was there; days stay in their order. */
export function withDay(hours: HoursSettings, day: DayOfWeek, spans: HoursSpan[]): HoursSettings {
  return { ...hours, week: days.flatMap((each) => (each === day ? spans : spansOf(hours, each))) };
}

/** Monday's spans on every working day. */
export function mondayOnWeekdays(hours: HoursSettings): HoursSettings {
  const monday = spansOf(hours, 'monday');
  return days.slice(1, 5).reduce(
    (whole, day) =>
      withDay(
        whole,
        day,
        monday.map((span) => ({ ...span, day })),
      ),
    hours,
  );
}

/** After the last span of the day, as long as there is room. */
export function nextSpan(hours: HoursSettings, day: DayOfWeek): HoursSpan | undefined {
  const last = spansOf(hours, day).at(-1)?.to;
  if (!last) return { day, from: '09:00', to: '17:00' };
  const hour = Number(last.slice(0, 2)) + 1;
  return hour > 22 ? undefined : { day, from: `${two(hour)}:00`, to: `${two(Math.min(hour + 4, 24))}:00` };
}

/** What is wrong with a span, in words; empty when nothing is. */
export function spanFault({ from, to }: HoursSpan): string {
  const begin = minute(from);
  const end = minute(to);
  if (begin === undefined || end === undefined || begin === 24 * 60) return texts.writeTimes;
  return end > begin ? '' : texts.endFirst;
}

/** "8" or "8:30" as somebody types them → "08:00", "08:30". */
export function tidyTime(typed: string): string {
  const found = /^(\d{1,2})(?:[:.h](\d{2})?)?$/.exec(typed.trim());
  return found ? `${found[1]!.padStart(2, '0')}:${found[2] ?? '00'}` : typed.trim();
}

function minute(time: string | null | undefined): number | undefined {
  const found = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(time ?? '');
  if (time === '24:00') return 24 * 60;
  return found ? Number(found[1]) * 60 + Number(found[2]) : undefined;
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}

/** "Mon 09:00–17:00, …" in one line. */
export function inWords(hours: HoursSettings): string {
  const groups: { days: DayOfWeek[]; text: string }[] = [];
  for (const day of days) {
    const text = spansOf(hours, day)
      .map((span) => `${span.from}–${span.to}`)
      .join(', ');
    if (text === '') continue;
    const last = groups.at(-1);
    if (last?.text === text && days.indexOf(last.days.at(-1)!) === days.indexOf(day) - 1) last.days.push(day);
    else groups.push({ days: [day], text });
  }
  if (groups.length === 0) return texts.neverOpen;
  return groups
    .map(({ days: which, text }) => `${short(which[0]!)}${which.length > 1 ? `–${short(which.at(-1)!)}` : ''} ${text}`)
    .join(' · ');
}

function short(day: DayOfWeek): string {
  return dayName(day).slice(0, 3);
}
