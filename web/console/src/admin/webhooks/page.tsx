import { call, type WebhookTest, type WebhookView } from '@deskside/talk';
import { Badge, Button, Group, Table, Text, VisuallyHidden } from '@mantine/core';
import { useState } from 'react';
import { notices } from '../../desk/notices.ts';
import { problemText } from '../../parts/problemText.ts';
import { Sure } from '../../parts/sure.tsx';
import { TableCard } from '../../parts/tableCard.tsx';
import { PageHead } from '../pageHead.tsx';
import { useRead } from '../useRead.ts';
import { DeliveryLog } from './deliveryLog.tsx';
import { texts } from './texts.ts';
import { WebhookForm } from './webhookForm.tsx';

type Open = { kind: 'none' } | { kind: 'new' } | { kind: 'edit' | 'log' | 'remove'; webhook: WebhookView };

export default function WebhooksPage() {
  const { value, failure, read } = useRead<WebhookView[]>('/webhooks');
  const [open, setOpen] = useState<Open>({ kind: 'none' });
  const close = () => setOpen({ kind: 'none' });

  const test = async (webhook: WebhookView) => {
    const answer = await call<WebhookTest>('POST', `/webhooks/${webhook.webhook}/test`);
    if (!answer.ok) notices.tell('warning', webhook.name, problemText(answer.problem));
    else if (answer.value.delivered) notices.tell('good', webhook.name, texts.delivered);
    else notices.tell('warning', webhook.name, answer.value.reason ?? '');
  };

  const remove = async (webhook: WebhookView) => {
    close();
    const answer = await call('DELETE', `/webhooks/${webhook.webhook}`);
    if (!answer.ok) notices.tell('warning', webhook.name, problemText(answer.problem));
    await read();
  };

  return (
    <div className="admin-page">
      <PageHead title={texts.title} about={texts.about} failure={failure}>
        <Button onClick={() => setOpen({ kind: 'new' })}>{texts.add}</Button>
      </PageHead>
      {value?.length === 0 && <Text>{texts.none}</Text>}
      {value && value.length > 0 && (
        <TableCard label={texts.title}>
          <Table verticalSpacing="sm" horizontalSpacing="md">
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{texts.name}</Table.Th>
                <Table.Th>{texts.url}</Table.Th>
                <Table.Th>{texts.topics}</Table.Th>
                <Table.Th>
                  <VisuallyHidden>{texts.actions}</VisuallyHidden>
                </Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {value.map((webhook) => (
                <Table.Tr key={webhook.webhook} opacity={webhook.active ? 1 : 0.55}>
                  <Table.Td>
                    <bdi>{webhook.name}</bdi>
                  </Table.Td>
                  <Table.Td className="breaks">{webhook.url}</Table.Td>
                  <Table.Td>
                    <Group gap={4}>
                      {webhook.topics.map((topic) => (
                        <Badge key={topic} variant="light">
                          {topic}
                        </Badge>
                      ))}
                    </Group>
                  </Table.Td>
                  <Table.Td>
                    <Group gap="xs" justify="flex-end">
                      <Button size="compact-sm" variant="default" onClick={() => void test(webhook)}>
                        {texts.test}
                      </Button>
                      <Button size="compact-sm" variant="default" onClick={() => setOpen({ kind: 'log', webhook })}>
                        {texts.log}
                      </Button>
                      <Button size="compact-sm" variant="default" onClick={() => setOpen({ kind: 'edit', webhook })}>
                        {texts.edit}
                      </Button>
                      <Button size="compact-sm" variant="subtle" color="red" onClick={() => setOpen({ kind: 'remove', webhook })}>
                        {texts.remove}
                      </Button>
                    </Group>
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </TableCard>
      )}
      {open.kind === 'new' && <WebhookForm known={undefined} onClose={close} onDone={read} />}
      {open.kind === 'edit' && <WebhookForm known={open.webhook} onClose={close} onDone={read} />}
      {open.kind === 'log' && <DeliveryLog webhook={open.webhook} onClose={close} />}
      {open.kind === 'remove' && (
        <Sure title={texts.removeAsk} text={texts.removeText} yes={texts.remove} onYes={() => void remove(open.webhook)} onNo={close} />
      )}
    </div>
  );
}
