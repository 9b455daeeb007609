import { call, type ReservedView } from '@deskside/talk';
import { Button, Modal, Stack, Table, Text, Textarea } from '@mantine/core';
import { type FormEvent, useEffect, useState } from 'react';
import { useDesk } from '../../desk/deskContext.ts';
import { notices } from '../../desk/notices.ts';
import { since } from '../../parts/amounts.ts';
import { FormFoot } from '../../parts/formFoot.tsx';
import { problemText } from '../../parts/problemText.ts';
import { TableCard } from '../../parts/tableCard.tsx';
import { fill } from '../../texts/fill.ts';
import { useRead } from '../useRead.ts';
import { texts } from './floorTexts.ts';

/** What waits for one colleague alone. Who directs the queue may take it over, for a reason that is kept. */
export function Reserved({ version, now }: { version: number; now: number }) {
  const [, { openSessions }] = useDesk();
  const { value, read } = useRead<ReservedView[]>('/queue/reserved');
  const [open, setOpen] = useState<ReservedView>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: read anew when the queue or the sessions changed
  useEffect(() => void read(), [read, version, openSessions.length]);
  if (!value || value.length === 0) return null;
  return (
    <TableCard label={texts.reserved} mb="md">
      <Table verticalSpacing="sm" horizontalSpacing="md">
        <Table.Caption>{texts.reservedAbout}</Table.Caption>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{texts.reservedFor}</Table.Th>
            <Table.Th>{texts.waits}</Table.Th>
            <Table.Th aria-label={texts.actions} />
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
                  {texts.takeOverAsk}
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
    notices.tell('good', texts.takenOver, texts.takenOverText);
    onClose();
    await onDone();
  };
  return (
    <Modal opened onClose={onClose} title={texts.takeOverTitle} centered>
      <form onSubmit={(event) => void submit(event)}>
        <Stack>
          <Text size="sm" c="dimmed">
            {fill(texts.takeOverAbout, { reservedFor: reserved.reservedFor })}
          </Text>
          <Textarea
            label={texts.reason}
            required
            autosize
            minRows={2}
            data-autofocus
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          <FormFoot failure={failure} action={texts.takeOver} onClose={onClose} />
        </Stack>
      </form>
    </Modal>
  );
}
