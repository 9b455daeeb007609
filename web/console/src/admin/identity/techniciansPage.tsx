import { type ColleagueInvitation, call, type RoleView, type TechnicianView } from '@deskside/talk';
import { ActionIcon, Badge, Button, Group, Menu, Table, Text } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { useState } from 'react';
import { useDesk } from '../../desk/deskContext.ts';
import { notices } from '../../desk/notices.ts';
import { dayAndTime } from '../../parts/amounts.ts';
import { problemText } from '../../parts/problemText.ts';
import { Sure } from '../../parts/sure.tsx';
import { TableCard } from '../../parts/tableCard.tsx';
import { AdminPage } from '../adminPage.tsx';
import { useAnswer } from '../useAnswer.ts';
import { ResetPassword } from './resetPassword.tsx';
import { TechnicianDialog } from './technicianDialog.tsx';

type Open =
  | { kind: 'none' }
  | { kind: 'create' }
  | { kind: 'change' | 'password' | 'deactivate' | 'factor'; technician: TechnicianView }
  | { kind: 'revoke'; invitation: ColleagueInvitation };

export default function TechniciansPage() {
  const [, { me }] = useDesk();
  const technicians = useAnswer<TechnicianView[]>('/technicians');
  const invitations = useAnswer<ColleagueInvitation[]>('/technician-invitations');
  const roles = useAnswer<RoleView[]>('/roles');
  const [open, setOpen] = useState<Open>({ kind: 'none' });
  const close = () => setOpen({ kind: 'none' });
  const reload = async () => {
    await Promise.all([technicians.reload(), invitations.reload()]);
  };

  const remove = async (path: string, good: string) => {
    close();
    const answer = await call('DELETE', path);
    if (answer.ok) notices.tell('good', 'Done', good);
    else notices.tell('warning', 'Not done', problemText(answer.problem));
    await reload();
  };

  return (
    <AdminPage
      title="Technicians"
      about="Who works here and what they may do. Nobody gives or touches rights beyond the own ones."
      failure={technicians.failure || roles.failure}
      action={<Button onClick={() => setOpen({ kind: 'create' })}>New technician</Button>}
    >
      <TableCard label="Technicians">
        <Table verticalSpacing="sm" horizontalSpacing="md">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Name</Table.Th>
              <Table.Th>Sign-in name</Table.Th>
              <Table.Th>Roles</Table.Th>
              <Table.Th>Second factor</Table.Th>
              <Table.Th>Last seen</Table.Th>
              <Table.Th aria-label="Actions" />
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {(technicians.value ?? []).map((technician) => (
              <Table.Tr key={technician.id}>
                <Table.Td>
                  <bdi>{technician.displayName}</bdi>
                  {technician.email && (
                    <Text size="xs" c="dimmed">
                      {technician.email}
                    </Text>
                  )}
                </Table.Td>
                <Table.Td>
                  <bdi>{technician.name}</bdi>
                </Table.Td>
                <Table.Td>
                  <Group gap={4}>
                    {technician.roles.map((role) => (
                      <Badge key={role} variant="light" tt="none">
                        {roles.value?.find((one) => one.key === role)?.title ?? role}
                      </Badge>
                    ))}
                  </Group>
                </Table.Td>
                <Table.Td>{technician.secondFactor ? 'Yes' : 'No'}</Table.Td>
                <Table.Td>{technician.lastSeenAt ? dayAndTime(technician.lastSeenAt) : '–'}</Table.Td>
                <Table.Td ta="right">
                  {technician.active === false ? (
                    <Badge color="gray" tt="none">
                      Deactivated
                    </Badge>
                  ) : (
                    <Menu position="bottom-end">
                      <Menu.Target>
                        <ActionIcon variant="subtle" aria-label={`Actions for ${technician.displayName}`}>
                          <IconDots size={18} />
                        </ActionIcon>
                      </Menu.Target>
                      <Menu.Dropdown>
                        <Menu.Item onClick={() => setOpen({ kind: 'change', technician })}>Change name and roles</Menu.Item>
                        <Menu.Item onClick={() => setOpen({ kind: 'password', technician })}>Reset password</Menu.Item>
                        <Menu.Item disabled={!technician.secondFactor} onClick={() => setOpen({ kind: 'factor', technician })}>
                          Reset second factor
                        </Menu.Item>
                        <Menu.Item
                          color="red"
                          disabled={technician.id === me?.id}
                          onClick={() => setOpen({ kind: 'deactivate', technician })}
                        >
                          Deactivate
                        </Menu.Item>
                      </Menu.Dropdown>
                    </Menu>
                  )}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </TableCard>
      {(invitations.value?.length ?? 0) > 0 && (
        <TableCard label="Open invitations" mt="md">
          <Table verticalSpacing="sm" horizontalSpacing="md">
            <Table.Caption>Invitations that nobody has used yet</Table.Caption>
            <Table.Tbody>
              {invitations.value?.map((invitation) => (
                <Table.Tr key={invitation.id}>
                  <Table.Td>
                    <bdi>{invitation.displayName}</bdi>
                  </Table.Td>
                  <Table.Td>{invitation.roles.join(', ')}</Table.Td>
                  <Table.Td>until {dayAndTime(invitation.expiresAt)}</Table.Td>
                  <Table.Td ta="right">
                    <Button size="compact-sm" variant="subtle" color="red" onClick={() => setOpen({ kind: 'revoke', invitation })}>
                      Revoke
                    </Button>
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </TableCard>
      )}
      {open.kind === 'create' && <TechnicianDialog roles={roles.value ?? []} onClose={close} onDone={reload} />}
      {open.kind === 'change' && (
        <TechnicianDialog technician={open.technician} roles={roles.value ?? []} onClose={close} onDone={reload} />
      )}
      {open.kind === 'password' && <ResetPassword technician={open.technician} onClose={close} />}
      {open.kind === 'factor' && (
        <Sure
          title={`Reset the second factor of ${open.technician.displayName}?`}
          text="Authenticator, recovery codes and passkeys go, and every sign-in ends: the password alone opens the account again. Make sure that it is really them who ask."
          yes="Reset"
          onYes={() =>
            void remove(`/technicians/${open.technician.id}/second-factor`, `${open.technician.displayName} can set up a new one.`)
          }
          onNo={close}
        />
      )}
      {open.kind === 'deactivate' && (
        <Sure
          title={`Deactivate ${open.technician.displayName}?`}
          text="All of their sign-ins end at once. Their name stays in the record of past sessions."
          yes="Deactivate"
          onYes={() => void remove(`/technicians/${open.technician.id}`, `${open.technician.displayName} can no longer sign in.`)}
          onNo={close}
        />
      )}
      {open.kind === 'revoke' && (
        <Sure
          title={`Revoke the invitation of ${open.invitation.displayName}?`}
          text="The link opens nothing any more."
          yes="Revoke"
          onYes={() => void remove(`/technician-invitations/${open.invitation.id}`, 'The invitation is void.')}
          onNo={close}
        />
      )}
    </AdminPage>
  );
}
