import { call, type InvitationView } from '@deskside/talk';
import { Badge, Button, Table, Text, VisuallyHidden } from '@mantine/core';
import { useEffect, useState } from 'react';
import { notices } from '../../desk/notices.ts';
import { dayAndTime } from '../../parts/amounts.ts';
import { problemText } from '../../parts/problemText.ts';
import { Sure } from '../../parts/sure.tsx';
import { TableCard } from '../../parts/tableCard.tsx';
import { PageHead } from '../pageHead.tsx';
import { useRead } from '../useRead.ts';
import { InviteForm } from './inviteForm.tsx';
import { stateColours, texts } from './texts.ts';

const lookAgainMs = 5_000;
const over = ['used', 'revoked', 'expired'];

export default function InvitationsPage() {
  const { value, failure, read } = useRead<InvitationView[]>('/invitations');
  const [inviting, setInviting] = useState(false);
  const [revoking, setRevoking] = useState<InvitationView>();
  useEffect(() => {
    const timer = setInterval(() => void read(), lookAgainMs);
    return () => clearInterval(timer);
  }, [read]);

  const revoke = async (invitation: InvitationView) => {
    setRevoking(undefined);
    const answer = await call('DELETE', `/invitations/${invitation.invitation}`);
    if (!answer.ok) notices.tell('warning', texts.notTakenBack, problemText(answer.problem));
    await read();
  };

  return (
    <div className="admin-page">
      <PageHead title={texts.title} about={texts.about} failure={failure}>
        <Button onClick={() => setInviting(true)}>{texts.invite}</Button>
      </PageHead>
      {value?.length === 0 && <Text>{texts.none}</Text>}
      {value && value.length > 0 && (
        <TableCard label={texts.title}>
          <Table verticalSpacing="sm" horizontalSpacing="md">
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{texts.to}</Table.Th>
                <Table.Th>{texts.state}</Table.Th>
                <Table.Th>{texts.written}</Table.Th>
                <Table.Th>{texts.appointment}</Table.Th>
                <Table.Th>
                  <VisuallyHidden>{texts.actions}</VisuallyHidden>
                </Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {value.map((row) => (
                <Table.Tr key={row.invitation}>
                  <Table.Td>
                    <bdi>{row.name ?? row.address}</bdi>
                    {row.name && (
                      <Text size="sm" c="dimmed">
                        <bdi>{row.address}</bdi>
                      </Text>
                    )}
                  </Table.Td>
                  <Table.Td>
                    <Badge variant="light" color={stateColours[row.state]} data-state={row.state}>
                      {texts.states[row.state]}
                    </Badge>
                    {row.reason && (
                      <Text size="sm" c="dimmed">
                        {row.reason}
                      </Text>
                    )}
                  </Table.Td>
                  <Table.Td>{dayAndTime(row.createdAt)}</Table.Td>
                  <Table.Td>{row.appointmentAt ? dayAndTime(row.appointmentAt) : '–'}</Table.Td>
                  <Table.Td>
                    {!over.includes(row.state) && (
                      <Button size="compact-sm" variant="default" onClick={() => setRevoking(row)}>
                        {texts.revoke}
                      </Button>
                    )}
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </TableCard>
      )}
      {inviting && <InviteForm onClose={() => setInviting(false)} onDone={read} />}
      {revoking && (
        <Sure
          title={texts.revokeAsk}
          text={texts.revokeText}
          yes={texts.revoke}
          onYes={() => void revoke(revoking)}
          onNo={() => setRevoking(undefined)}
        />
      )}
    </div>
  );
}
