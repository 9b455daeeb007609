import { Alert, Badge, Button, Group, Skeleton, Table, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useRead } from '../admin/useRead.ts';
import { dayAndTime } from '../parts/amounts.ts';
import { Sideways } from '../parts/sideways.tsx';
import { texts } from './texts.ts';
import type { DeviceAuditLine, DeviceEvent } from './types.ts';

/** What the firmware noted: events of the machine, and who did what with it. */
export function LogsCard({ device }: { device: string }) {
  const events = useRead<DeviceEvent[]>(`/devices/${device}/logs/events`);
  const audit = useRead<DeviceAuditLine[]>(`/devices/${device}/logs/audit`);
  return (
    <>
      <Log title={texts.events} none={texts.eventsNone} heads={Object.values(texts.eventHeads)} {...events}>
        {events.value?.map((line, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a log may hold the same line twice
          <Table.Tr key={place}>
            <Table.Td className="audit-time">{dayAndTime(line.at)}</Table.Td>
            <Table.Td>
              <Badge variant="light" tt="none" color={/crit|fatal|non-recoverable/i.test(line.severity) ? 'red' : 'gray'}>
                {line.severity}
              </Badge>
            </Table.Td>
            <Table.Td>{line.entity}</Table.Td>
            <Table.Td>{line.text}</Table.Td>
          </Table.Tr>
        ))}
      </Log>
      <Log title={texts.audit} none={texts.auditNone} heads={Object.values(texts.auditHeads)} {...audit}>
        {audit.value?.map((line, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a log may hold the same line twice
          <Table.Tr key={place}>
            <Table.Td className="audit-time">{dayAndTime(line.at)}</Table.Td>
            <Table.Td>{line.by}</Table.Td>
            <Table.Td>{line.address ?? '–'}</Table.Td>
            <Table.Td>{line.text}</Table.Td>
          </Table.Tr>
        ))}
      </Log>
    </>
  );
}

interface LogProps {
  title: string;
  none: string;
  heads: string[];
  value: unknown[] | undefined;
  failure: string;
  read: () => Promise<void>;
  children: ReactNode;
}

function Log({ title, none, heads, value, failure, read, children }: LogProps) {
  return (
    <section className="device-log">
      <Group justify="space-between" mb="xs">
        <Title order={2} size="h4">
          {title}
        </Title>
        <Button size="compact-sm" variant="default" onClick={() => void read()}>
          {texts.accessAgain}
        </Button>
      </Group>
      {failure && (
        <Alert color="orange" role="alert">
          {failure}
        </Alert>
      )}
      {!value && !failure && <Skeleton height={80} />}
      {value?.length === 0 && <Text c="dimmed">{none}</Text>}
      {value && value.length > 0 && (
        <Sideways label={title}>
          <Table verticalSpacing="xs">
            <Table.Thead>
              <Table.Tr>
                {heads.map((head) => (
                  <Table.Th key={head}>{head}</Table.Th>
                ))}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>{children}</Table.Tbody>
          </Table>
        </Sideways>
      )}
    </section>
  );
}
