import { Alert, Badge, Loader, Table, Text, Title } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useEffect } from 'react';
import { useRead } from '../admin/useRead.ts';
import { formatSpokenUuid, nearMiss } from '../devices/spokenUuid.ts';
import type { HelloVerdict, HelloView } from '../devices/types.ts';
import { useNews } from '../devices/useNews.ts';
import { dayAndTime } from '../parts/amounts.ts';
import type { PanelProps } from './stepPanel.tsx';
import { texts } from './texts.ts';

export const triggerNames: Record<string, string> = {
  user: 'switched on by hand',
  alert: 'an alert',
  provisioning: 'set up',
  periodic: 'by its clock',
  other: 'another reason',
};

const verdicts: Record<HelloVerdict, { word: string; color: string }> = {
  expected: { word: 'expected', color: 'green' },
  pending: { word: 'not expected', color: 'orange' },
  tooOften: { word: 'calls too often', color: 'red' },
  wrongSecret: { word: 'wrong secret', color: 'red' },
};

const shownRows = 8;
const pollMs = 4_000;

/** Which PCs call, as it happens. */
export function HelloPanel({ view }: PanelProps) {
  const { value, failure, read } = useRead<HelloView[]>('/out-of-band/hellos');
  useNews(({ kind }) => kind === 'hello.pending' || kind === 'device.hello' || kind === 'device.offline', read);
  const { device } = view;
  // A call that nobody expects is told to pages of one node only; here it is asked for, too.
  useEffect(() => {
    if (device?.state === 'connected') return;
    const timer = setInterval(() => void read(), pollMs);
    return () => clearInterval(timer);
  }, [device?.state, read]);
  const isThere = device?.state === 'connected';
  return (
    <div aria-live="polite">
      {!device && <Alert color="orange">{texts.hellosNoDevice}</Alert>}
      {device && isThere && (
        <Alert color="green" icon={<IconCheck />} title="Hello received">
          <Text className="spoken-uuid">{device.spoken}</Text>
          {device.helloAt && dayAndTime(device.helloAt)} · from {device.address ?? 'an unknown address'}
          {device.trigger && ` · ${triggerNames[device.trigger] ?? device.trigger}`}
          {device.cipher && ` · ${device.cipher}`}
          <br />
          {texts.hellosThere}
        </Alert>
      )}
      {device && !isThere && (
        <div className="wait-line">
          <Loader size={20} aria-hidden="true" /> {texts.hellosWait}
        </div>
      )}
      {device && !isThere && <NearMisses device={device.device} hellos={value ?? []} />}
      <Title order={3} size="h5" mt="lg" mb="xs">
        {texts.hellos}
      </Title>
      {failure && (
        <Alert color="red" role="alert">
          {failure}
        </Alert>
      )}
      {value?.length === 0 && <Text c="dimmed">{texts.hellosNone}</Text>}
      {value && value.length > 0 && (
        <div className="admin-scroll">
          <Table className="hellos" verticalSpacing="xs">
            <Table.Thead>
              <Table.Tr>
                <Table.Th>At</Table.Th>
                <Table.Th>Number</Table.Th>
                <Table.Th>From</Table.Th>
                <Table.Th>Verdict</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {value.slice(0, shownRows).map((hello) => (
                <Table.Tr key={`${hello.at} ${hello.uuid}`}>
                  <Table.Td className="audit-time">{dayAndTime(hello.at)}</Table.Td>
                  <Table.Td className="spoken-small">{hello.spoken || formatSpokenUuid(hello.uuid)}</Table.Td>
                  <Table.Td>
                    {hello.address}
                    <Text size="xs" c="dimmed">
                      {triggerNames[hello.trigger] ?? hello.trigger}
                      {hello.cipher && ` · ${hello.cipher}`}
                    </Text>
                  </Table.Td>
                  <Table.Td>
                    <Badge variant="light" tt="none" color={verdicts[hello.verdict]?.color ?? 'gray'}>
                      {verdicts[hello.verdict]?.word ?? hello.verdict}
                    </Badge>
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </div>
      )}
    </div>
  );
}

/** A PC called whose number is nearly the expected one: a sign was misheard. It is not let in; the customer is asked again. */
function NearMisses({ device, hellos }: { device: string; hellos: HelloView[] }) {
  const near = hellos.find((hello) => hello.verdict === 'pending' && nearMiss(device, hello.uuid));
  const groups = near && nearMiss(device, near.uuid);
  if (!near || !groups) return null;
  return (
    <Alert color="orange" mt="md" title="A PC with nearly this number has called">
      <Text className="spoken-small">{near.spoken || formatSpokenUuid(near.uuid)}</Text>
      It differs in group {groups.join(' and ')}. Have the customer read {groups.length > 1 ? 'these groups' : 'this group'} once more, and
      correct the number in step 2.
    </Alert>
  );
}
