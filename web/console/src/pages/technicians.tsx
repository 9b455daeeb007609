import { call, type TechnicianView } from '@deskside/talk';
import { Alert, Badge, Button, Group, Paper, Table, Title, VisuallyHidden } from '@mantine/core';
import { useCallback, useEffect, useState } from 'react';
import { useDesk } from '../desk/deskContext.ts';
import { notices } from '../desk/notices.ts';
import { CreateTechnician } from '../parts/createTechnician.tsx';
import { problemText } from '../parts/problemText.ts';
import { ResetPassword } from '../parts/resetPassword.tsx';
import { Sure } from '../parts/sure.tsx';

export const roleNames: Record<string, string> = {
  technician: 'Technician',
  supervisor: 'Supervisor',
  administrator: 'Administrator',
  auditor: 'Auditor',
};

type Open = { kind: 'none' } | { kind: 'create' } | { kind: 'password' | 'deactivate'; technician: TechnicianView };

export function TechniciansPage() {
  const [, { me }] = useDesk();
  const [technicians, setTechnicians] = useState<TechnicianView[]>();
  const [failure, setFailure] = useState('');
  const [open, setOpen] = useState<Open>({ kind: 'none' });
  const close = () => setOpen({ kind: 'none' });

  const read = useCallback(async () => {
    const answer = await call<TechnicianView[]>('GET', '/technicians');
    if (answer.ok) setTechnicians(answer.value);
    setFailure(answer.ok ? '' : problemText(answer.problem));
  }, []);
  useEffect(() => void read(), [read]);

  const deactivate = async (technician: TechnicianView) => {
    close();
    const answer = await call('DELETE', `/technicians/${technician.id}`);
    if (answer.ok) notices.tell('good', 'Deactivated', `${technician.displayName} can no longer sign in.`);
    else notices.tell('warning', 'Not deactivated', problemText(answer.problem));
    await read();
  };

  return (
    <div className="page">
      <Group justify="space-between" mb="md">
        <Title order={1} size="h2">
          Technicians
        </Title>
        <Button onClick={() => setOpen({ kind: 'create' })}>New technician</Button>
      </Group>
      {failure && <Alert color="red">{failure}</Alert>}
      {technicians && (
        <Paper withBorder radius="lg" className="table-card">
          <Table verticalSpacing="sm" horizontalSpacing="md">
            <Table.Thead>
              <Table.Tr>
                <Table.Th>Name</Table.Th>
                <Table.Th>Sign-in name</Table.Th>
                <Table.Th>Rights</Table.Th>
                <Table.Th>
                  <VisuallyHidden>Actions</VisuallyHidden>
                </Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {technicians.map((technician) => (
                <Table.Tr key={technician.id} opacity={technician.active === false ? 0.55 : 1}>
                  <Table.Td>
                    <bdi>{technician.displayName}</bdi>
                  </Table.Td>
                  <Table.Td>
                    <bdi>{technician.name}</bdi>
                  </Table.Td>
                  <Table.Td>
                    <Group gap={4}>
                      {technician.roles.map((role) => (
                        <Badge key={role} variant="light">
                          {roleNames[role] ?? role}
                        </Badge>
                      ))}
                    </Group>
                  </Table.Td>
                  <Table.Td>
                    {technician.active === false ? (
                      <Badge color="gray">Deactivated</Badge>
                    ) : (
                      <Group gap="xs" justify="flex-end">
                        <Button size="compact-sm" variant="default" onClick={() => setOpen({ kind: 'password', technician })}>
                          Reset password
                        </Button>
                        <Button
                          size="compact-sm"
                          variant="subtle"
                          color="red"
                          disabled={technician.id === me?.id}
                          onClick={() => setOpen({ kind: 'deactivate', technician })}
                        >
                          Deactivate
                        </Button>
                      </Group>
                    )}
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Paper>
      )}
      {open.kind === 'create' && <CreateTechnician onClose={close} onDone={read} />}
      {open.kind === 'password' && <ResetPassword technician={open.technician} onClose={close} />}
      {open.kind === 'deactivate' && (
        <Sure
          title={`Deactivate ${open.technician.displayName}?`}
          text="All of their sign-ins end at once. Their name stays in the record of past sessions."
          yes="Deactivate"
          onYes={() => void deactivate(open.technician)}
          onNo={close}
        />
      )}
    </div>
  );
}
