import { Badge, Button, Paper, SegmentedControl, Skeleton, Table, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconFirstAidKit, IconPhoneIncoming, IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { Link, useLocation } from 'wouter';
import { PageHead } from '../admin/pageHead.tsx';
import { useRead } from '../admin/useRead.ts';
import { useDesk } from '../desk/deskContext.ts';
import { mayWorkOnDevices } from '../devices/permission.ts';
import { useNews } from '../devices/useNews.ts';
import { dayAndTime, wayInName } from '../parts/amounts.ts';
import { outcomeNames, stateNames, texts } from './texts.ts';
import type { CaseSummary } from './types.ts';

const searchAfterMs = 300;

export default function CasesPage() {
  const [, { me }] = useDesk();
  const [which, setWhich] = useState<'open' | 'closed'>('open');
  const [words, setWords] = useState('');
  const [query] = useDebouncedValue(words.trim(), searchAfterMs);
  const { value, failure, read } = useRead<CaseSummary[]>(`/cases?state=${which}${query ? `&q=${encodeURIComponent(query)}` : ''}`);
  useNews(({ kind }) => kind.startsWith('request.') || kind.startsWith('device.'), read);

  return (
    <div className="page">
      <PageHead title={texts.title} about={texts.about} failure={failure}>
        {mayWorkOnDevices(me) && (
          <Button component={Link} href="/console/admin/images" variant="default">
            {texts.images}
          </Button>
        )}
        {mayWorkOnDevices(me) && (
          <Button component={Link} href="/console/cases/new" leftSection={<IconPhoneIncoming size={18} />}>
            {texts.newCall}
          </Button>
        )}
      </PageHead>
      <div className="cases-find">
        <SegmentedControl
          aria-label={texts.which}
          value={which}
          onChange={(next) => setWhich(next as 'open' | 'closed')}
          data={[
            { value: 'open', label: texts.open },
            { value: 'closed', label: texts.closed },
          ]}
        />
        <TextInput
          className="cases-search"
          aria-label={texts.search}
          placeholder={texts.search}
          leftSection={<IconSearch size={16} aria-hidden="true" />}
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
        />
      </div>
      {!value && !failure && <Skeleton height={160} radius="lg" />}
      {value?.length === 0 && <None which={which} />}
      {value && value.length > 0 && <List cases={value} />}
    </div>
  );
}

function List({ cases }: { cases: CaseSummary[] }) {
  const [, go] = useLocation();
  return (
    <Paper withBorder radius="lg" className="table-card">
      <Table verticalSpacing="sm" horizontalSpacing="md" highlightOnHover className="cases">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{texts.customer}</Table.Th>
            <Table.Th>{texts.wayIn}</Table.Th>
            <Table.Th>{texts.asked}</Table.Th>
            <Table.Th>{texts.state}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {cases.map((one) => (
            <Table.Tr key={one.request} className="cases-row" onClick={() => go(`/console/cases/${one.request}`)}>
              <Table.Td className="queue-name">
                <Link href={`/console/cases/${one.request}`} className="cases-link">
                  <bdi>{one.name}</bdi>
                </Link>
                {one.device && (
                  <Badge ml="xs" size="sm" variant="light" tt="none">
                    {texts.device}
                  </Badge>
                )}
              </Table.Td>
              <Table.Td className="cases-way">{wayInName(one.wayIn)}</Table.Td>
              <Table.Td className="audit-time">{dayAndTime(one.askedAt)}</Table.Td>
              <Table.Td className="cases-state">{one.outcome ? outcomeNames[one.outcome] : (stateNames[one.state] ?? one.state)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Paper>
  );
}

function None({ which }: { which: 'open' | 'closed' }) {
  return (
    <Paper withBorder radius="lg" p="xl" className="empty">
      <IconFirstAidKit size={44} stroke={1.3} aria-hidden="true" />
      <Text fw={600}>{which === 'open' ? texts.noneOpen : texts.noneClosed}</Text>
      <Text c="dimmed" maw="32rem">
        {which === 'open' ? texts.noneOpenText : texts.noneClosedText}
      </Text>
    </Paper>
  );
}
