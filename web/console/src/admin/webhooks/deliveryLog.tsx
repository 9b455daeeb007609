import type { DeliveryView, WebhookView } from '@deskside/talk';
import { Badge, Modal, ScrollArea, Table, Text } from '@mantine/core';
import { dayAndTime } from '../../parts/amounts.ts';
import { fill } from '../../texts/fill.ts';
import { useRead } from '../useRead.ts';
import { texts } from './texts.ts';

const colours: Record<string, string> = { queued: 'gray', delivered: 'green', failed: 'red' };

export function DeliveryLog({ webhook, onClose }: { webhook: WebhookView; onClose: () => void }) {
  const { value, failure } = useRead<DeliveryView[]>(`/webhooks/${webhook.webhook}/deliveries`);
  return (
    <Modal opened onClose={onClose} title={fill(texts.deliveriesTo, { name: webhook.name })} size="xl" centered>
      {failure && <Text c="red">{failure}</Text>}
      {value?.length === 0 && <Text>{texts.deliveriesNone}</Text>}
      {value && value.length > 0 && (
        <ScrollArea>
          <Table>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{texts.event}</Table.Th>
                <Table.Th>{texts.state}</Table.Th>
                <Table.Th>{texts.tries}</Table.Th>
                <Table.Th>{texts.at}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {value.map((row) => (
                <Table.Tr key={row.delivery}>
                  <Table.Td>{row.kind}</Table.Td>
                  <Table.Td>
                    <Badge variant="light" color={colours[row.state]}>
                      {row.state}
                    </Badge>
                    {row.reason && (
                      <Text size="sm" c="dimmed">
                        {row.reason}
                      </Text>
                    )}
                  </Table.Td>
                  <Table.Td>{row.tries}</Table.Td>
                  <Table.Td>{dayAndTime(row.createdAt)}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </ScrollArea>
      )}
    </Modal>
  );
}
