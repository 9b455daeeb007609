import { Alert, Badge, Loader, Table, Text, Title } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useEffect } from 'react';
import { useRead } from '../admin/useRead.ts';
import { cipherText } from '../devices/cipherText.ts';
import { formatSpokenUuid, nearMiss } from '../devices/spokenUuid.ts';
import type { HelloVerdict, HelloView } from '../devices/types.ts';
import { useNews } from '../devices/useNews.ts';
import { dayAndTime } from '../parts/amounts.ts';
import { Sideways } from '../parts/sideways.tsx';
import { fill } from '../texts/fill.ts';
import type { PanelProps } from './stepPanel.tsx';
import { texts, triggerNames, verdictNames } from './texts.ts';

const verdictColours: Record<HelloVerdict, string> = { expected: 'green', pending: 'orange', tooOften: 'red', wrongSecret: 'red' };

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
        <Alert color="green" icon={<IconCheck />} title={texts.helloReceived}>
          <Text className="spoken-uuid">{device.spoken}</Text>
          {device.helloAt && dayAndTime(device.helloAt)} · {fill(texts.helloFrom, { address: device.address ?? texts.unknownAddress })}
          {device.trigger && ` · ${triggerNames[device.trigger] ?? device.trigger}`}
          {device.cipher && ` · ${cipherText(device.cipher)}`}
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
        <Sideways label={texts.hellos}>
          <Table className="hellos" verticalSpacing="xs">
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{texts.helloHeads.at}</Table.Th>
                <Table.Th>{texts.helloHeads.number}</Table.Th>
                <Table.Th>{texts.helloHeads.from}</Table.Th>
                <Table.Th>{texts.helloHeads.verdict}</Table.Th>
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
                      {hello.cipher && ` · ${cipherText(hello.cipher)}`}
                    </Text>
                  </Table.Td>
                  <Table.Td>
                    <Badge variant="light" tt="none" color={verdictColours[hello.verdict] ?? 'gray'}>
                      {verdictNames[hello.verdict] ?? hello.verdict}
                    </Badge>
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Sideways>
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
    <Alert color="orange" mt="md" title={texts.near}>
      <Text className="spoken-small">{near.spoken || formatSpokenUuid(near.uuid)}</Text>
      {fill(groups.length > 1 ? texts.nearMore : texts.nearOne, { groups: groups.join(texts.nearAnd) })}
    </Alert>
  );
}
