import { Paper, ScrollArea, Text, Title } from '@mantine/core';
import { timeOfDay } from '../parts/amounts.ts';
import { texts } from './texts.ts';
import { timelineShown } from './timelineShown.ts';
import type { CaseEntry } from './types.ts';

/** What happened, the newest first. */
export function Timeline({ entries }: { entries: CaseEntry[] }) {
  return (
    <Paper withBorder radius="lg" p="md">
      <Title order={2} size="h5" mb="xs">
        {texts.timeline}
      </Title>
      {entries.length === 0 && <Text c="dimmed">{texts.timelineNone}</Text>}
      <ScrollArea.Autosize mah={420} type="auto">
        <ol className="timeline">
          {timelineShown(entries).map((entry) => (
            <li key={entry.number} data-kind={entry.kind}>
              <time dateTime={entry.at}>{timeOfDay(Date.parse(entry.at))}</time>
              <span dir="auto">
                {entry.text}
                {entry.actor && (
                  <Text component="span" size="xs" c="dimmed" display="block">
                    <bdi>{entry.actor}</bdi>
                  </Text>
                )}
              </span>
            </li>
          ))}
        </ol>
      </ScrollArea.Autosize>
    </Paper>
  );
}
