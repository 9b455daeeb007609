import type { MailSettingsView, MailView } from '@deskside/talk';
import { Badge, Divider, Stack, Table, Text, Title } from '@mantine/core';
import { dayAndTime } from '../../parts/amounts.ts';
import { TableCard } from '../../parts/tableCard.tsx';
import { PageHead } from '../pageHead.tsx';
import { useRead } from '../useRead.ts';
import { MailSettingsForm } from './settingsForm.tsx';
import { TestMail } from './testMail.tsx';
import { stateColours, texts } from './texts.ts';

export default function MailPage() {
  const settings = useRead<MailSettingsView>('/mail/settings');
  const outbox = useRead<MailView[]>('/mail/outbox');
  const isNew = settings.code === 'mail-not-set-up';
  return (
    <div className="admin-page">
      <PageHead title={texts.title} about={texts.about} failure={isNew ? '' : settings.failure || outbox.failure} />
      <Stack gap="lg">
        {(settings.value || isNew) && <MailSettingsForm key={settings.value?.host ?? ''} known={settings.value} onDone={settings.read} />}
        {settings.value && <TestMail />}
        <Divider />
        <div>
          <Title order={2} size="h3">
            {texts.outbox}
          </Title>
          <Text c="dimmed">{texts.outboxAbout}</Text>
        </div>
        {outbox.value?.length === 0 && <Text>{texts.empty}</Text>}
        {outbox.value && outbox.value.length > 0 && (
          <TableCard label={texts.mails}>
            <Table verticalSpacing="xs" horizontalSpacing="md">
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{texts.testTo}</Table.Th>
                  <Table.Th>{texts.subject}</Table.Th>
                  <Table.Th>{texts.state}</Table.Th>
                  <Table.Th>{texts.written}</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {outbox.value.map((mail) => (
                  <Table.Tr key={mail.mail}>
                    <Table.Td>
                      <bdi>{mail.address}</bdi>
                    </Table.Td>
                    <Table.Td>
                      <bdi>{mail.subject}</bdi>
                    </Table.Td>
                    <Table.Td>
                      <Badge variant="light" color={stateColours[mail.state] ?? 'gray'}>
                        {texts.states[mail.state] ?? mail.state}
                      </Badge>
                      {mail.reason && (
                        <Text size="sm" c="dimmed">
                          {mail.reason}
                        </Text>
                      )}
                    </Table.Td>
                    <Table.Td>{dayAndTime(mail.createdAt)}</Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </TableCard>
        )}
      </Stack>
    </div>
  );
}
