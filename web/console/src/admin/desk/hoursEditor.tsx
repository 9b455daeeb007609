import type { DayOfWeek, HoursSettings, HoursSpan } from '@deskside/talk';
import { ActionIcon, Button, Group, Select, Stack, Switch, Text, TextInput } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { fill } from '../../texts/fill.ts';
import { dayName, days, mondayOnWeekdays, nextSpan, officeHours, spanFault, spansOf, tidyTime, withDay } from './hours.ts';
import { texts } from './hoursTexts.ts';

interface Props {
  label: string;
  /** What counts while these are off. */
  otherwise: string;
  hours: HoursSettings | undefined;
  fault: string | undefined;
  onChange: (hours: HoursSettings | undefined) => void;
}

const zones = Intl.supportedValuesOf('timeZone');

/** Opening hours: time zone, spans of each day, holidays. Off = what stands above counts. */
export function HoursEditor({ label, otherwise, hours, fault, onChange }: Props) {
  return (
    <Stack gap="sm">
      <Switch
        label={label}
        description={otherwise}
        checked={hours !== undefined}
        onChange={(event) => onChange(event.currentTarget.checked ? officeHours() : undefined)}
      />
      {hours && (
        <>
          <Select
            label={texts.timeZone}
            searchable
            allowDeselect={false}
            maw={360}
            data={zones.includes(hours.zone ?? '') || !hours.zone ? zones : [hours.zone, ...zones]}
            value={hours.zone ?? null}
            onChange={(zone) => onChange({ ...hours, zone })}
          />
          <div className="week">
            {days.map((day) => (
              <Day key={day} day={day} hours={hours} onChange={onChange} />
            ))}
          </div>
          <Group>
            <Button size="compact-sm" variant="default" onClick={() => onChange(mondayOnWeekdays(hours))}>
              {texts.asMonday}
            </Button>
          </Group>
          <Holidays hours={hours} onChange={onChange} />
        </>
      )}
      {fault && (
        <Text c="red" size="sm" role="alert">
          {fault}
        </Text>
      )}
    </Stack>
  );
}

function Day({ day, hours, onChange }: { day: DayOfWeek; hours: HoursSettings; onChange: (hours: HoursSettings) => void }) {
  const spans = spansOf(hours, day);
  const set = (place: number, part: Partial<HoursSpan>) =>
    onChange(
      withDay(
        hours,
        day,
        spans.map((span, at) => (at === place ? { ...span, ...part } : span)),
      ),
    );
  const next = nextSpan(hours, day);
  return (
    <fieldset className="week-day">
      <legend>{dayName(day)}</legend>
      {spans.length === 0 && (
        <Text size="sm" c="dimmed">
          {texts.closed}
        </Text>
      )}
      {spans.map((span, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a span has no identity but its place while it is being typed
        <div key={place} className="week-span">
          <Time label={fill(texts.spanFrom, { day: dayName(day) })} value={span.from ?? ''} onChange={(from) => set(place, { from })} />
          <span aria-hidden="true">–</span>
          <Time label={fill(texts.spanUntil, { day: dayName(day) })} value={span.to ?? ''} onChange={(to) => set(place, { to })} />
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={fill(texts.removeSpan, { day: dayName(day), from: span.from ?? '', to: span.to ?? '' })}
            onClick={() =>
              onChange(
                withDay(
                  hours,
                  day,
                  spans.filter((_, at) => at !== place),
                ),
              )
            }
          >
            <IconX size={16} />
          </ActionIcon>
          {spanFault(span) && (
            <Text c="red" size="xs" role="alert">
              {spanFault(span)}
            </Text>
          )}
        </div>
      ))}
      {next && (
        <ActionIcon
          variant="default"
          aria-label={fill(texts.addSpan, { day: dayName(day) })}
          onClick={() => onChange(withDay(hours, day, [...spans, next]))}
        >
          <IconPlus size={16} />
        </ActionIcon>
      )}
    </fieldset>
  );
}

function Time({ label, value, onChange }: { label: string; value: string; onChange: (value: string) => void }) {
  return (
    <TextInput
      aria-label={label}
      className="week-time"
      size="sm"
      inputMode="numeric"
      maxLength={5}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      onBlur={(event) => onChange(tidyTime(event.currentTarget.value))}
    />
  );
}

function Holidays({ hours, onChange }: { hours: HoursSettings; onChange: (hours: HoursSettings) => void }) {
  const holidays = hours.holidays ?? [];
  const put = (next: typeof holidays) => onChange({ ...hours, holidays: next });
  return (
    <Stack gap="xs">
      <Text fw={550} size="sm">
        {texts.holidays}
      </Text>
      {holidays.length === 0 && (
        <Text size="sm" c="dimmed">
          {texts.noHolidays}
        </Text>
      )}
      {holidays.map((holiday, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a holiday has no identity but its place while it is being typed
        <Group key={place} gap="xs" wrap="nowrap">
          <TextInput
            type="date"
            aria-label={fill(texts.holidayDate, { count: place + 1 })}
            required
            value={holiday.date ?? ''}
            onChange={(event) => put(holidays.map((one, at) => (at === place ? { ...one, date: event.currentTarget.value } : one)))}
          />
          <TextInput
            aria-label={fill(texts.holidayName, { count: place + 1 })}
            placeholder={texts.holidayNameExample}
            className="grows"
            maxLength={80}
            value={holiday.name ?? ''}
            onChange={(event) => put(holidays.map((one, at) => (at === place ? { ...one, name: event.currentTarget.value } : one)))}
          />
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={fill(texts.removeHoliday, { name: holiday.name || fill(texts.holidayNumber, { count: place + 1 }) })}
            onClick={() => put(holidays.filter((_, at) => at !== place))}
          >
            <IconX size={16} />
          </ActionIcon>
        </Group>
      ))}
      <Group>
        <Button size="compact-sm" variant="default" onClick={() => put([...holidays, { date: '', name: '' }])}>
          {texts.addHoliday}
        </Button>
      </Group>
    </Stack>
  );
}
