import { call, type ReservedView } from '@deskside/talk';
import { Button, Modal, Stack, Table, Text, Textarea } from '@mantine/core';
import { type FormEvent, useEffect, useState } from 'react';
import { useDesk } from '../../desk/deskContext.ts';
import { notices } from '../../desk/notices.ts';
import { since } from '../../parts/amounts.ts';
import { FormFoot } from '../../parts/formFoot.tsx';
import { problemText } from '../../parts/problemText.ts';
import { TableCard } from '../../parts/tableCard.tsx';
import { useRead } from '../useRead.ts';

/** What waits for one colleague alone. Who directs the queue may take it over, for a reason that is kept. */
export function Reserved({ version, now }: { version: number; now: number }) {
  const [, { openSessions }] = useDesk();
  const { value, read } = useRead<ReservedView[]>('/queue/reserved');
  const [open, setOpen] = useState<ReservedView>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: read anew when the queue or the sessions changed
  useEffect(() => void read(), [read, version, openSessions.length]);
  if (!value || value.length === 0) return null;
  return (
    <TableCard label="Reserved" mb="md">
      <Table verticalSpacing="sm" horizontalSpacing="md">
        <Table.Caption>Reserved for one technician</Table.Caption>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>For</Table.Th>
            <Table.Th>Waits</Table.Th>
            <Table.Th aria-label="Actions" />
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {value.map((one) => (
            <Table.Tr key={one.request}>
              <Table.Td className="admin-wrap">
                <bdi>{one.reservedFor}</bdi>
              </Table.Td>
              <Table.Td ff="monospace">{since(one.askedAt, now)}</Table.Td>
              <Table.Td align="right">
                <Button size="compact-sm" variant="default" onClick={() => setOpen(one)}>
                  Take over…
                </Button>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {open && <TakeOver reserved={open} onClose={() => setOpen(undefined)} onDone={read} />}
    </TableCard>
  );
}

function TakeOver({ reserved, onClose, onDone }: { reserved: ReservedView; onClose: () => void; onDone: () => Promise<void> }) {
  const [reason, setReason] = useState('');
  const [failure, setFailure] = useState('');
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const answer = await call('POST', `/queue/${reserved.request}/override`, { reason: reason.trim() });
    if (!answer.ok) {
      setFailure(problemText(answer.problem));
      return;
    }
    notices.tell('good', 'Taken over', 'The question waits for you now.');
    onClose();
    await onDone();
  };
  return (
    <Modal opened onClose={onClose} title="Take over a reservation" centered>
      <form onSubmit={(event) => void submit(event)}>
        <Stack>
          <Text size="sm" c="dimmed">
            {reserved.reservedFor} is told, and your reason stands in the audit trail.
          </Text>
          <Textarea
            label="Reason"
            required
            autosize
            minRows={2}
            data-autofocus
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          <FormFoot failure={failure} action="Take over" onClose={onClose} />
        </Stack>
      </form>
    </Modal>
  );
}
