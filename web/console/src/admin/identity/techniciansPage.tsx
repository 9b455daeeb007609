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
import { fill } from '../../texts/fill.ts';
import { AdminPage } from '../adminPage.tsx';
import { useAnswer } from '../useAnswer.ts';
import { ResetPassword } from './resetPassword.tsx';
import { TechnicianDialog } from './technicianDialog.tsx';
import { texts } from './technicianTexts.ts';

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
    if (answer.ok) notices.tell('good', texts.done, good);
    else notices.tell('warning', texts.notDone, problemText(answer.problem));
    await reload();
  };

  return (
    <AdminPage
      title={texts.title}
      about={texts.about}
      failure={technicians.failure || roles.failure}
      action={<Button onClick={() => setOpen({ kind: 'create' })}>{texts.newTechnician}</Button>}
    >
      <TableCard label={texts.title}>
        <Table verticalSpacing="sm" horizontalSpacing="md">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{texts.name}</Table.Th>
              <Table.Th>{texts.signInName}</Table.Th>
              <Table.Th>{texts.roles}</Table.Th>
              <Table.Th>{texts.secondFactor}</Table.Th>
              <Table.Th>{texts.lastSeen}</Table.Th>
              <Table.Th aria-label={texts.actions} />
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
                <Table.Td>{technician.secondFactor ? texts.yes : texts.no}</Table.Td>
                <Table.Td>{technician.lastSeenAt ? dayAndTime(technician.lastSeenAt) : '–'}</Table.Td>
                <Table.Td ta="right">
                  {technician.active === false ? (
                    <Badge color="gray" tt="none">
                      {texts.deactivated}
                    </Badge>
                  ) : (
                    <Menu position="bottom-end">
                      <Menu.Target>
                        <ActionIcon variant="subtle" aria-label={fill(texts.actionsFor, { displayName: technician.displayName })}>
                          <IconDots size={18} />
                        </ActionIcon>
                      </Menu.Target>
                      <Menu.Dropdown>
                        <Menu.Item onClick={() => setOpen({ kind: 'change', technician })}>{texts.changeNameAndRoles}</Menu.Item>
                        <Menu.Item onClick={() => setOpen({ kind: 'password', technician })}>{texts.resetPassword}</Menu.Item>
                        <Menu.Item disabled={!technician.secondFactor} onClick={() => setOpen({ kind: 'factor', technician })}>
                          {texts.resetSecondFactor}
                        </Menu.Item>
                        <Menu.Item
                          color="red"
                          disabled={technician.id === me?.id}
                          onClick={() => setOpen({ kind: 'deactivate', technician })}
                        >
                          {texts.deactivate}
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
        <TableCard label={texts.invitations} mt="md">
          <Table verticalSpacing="sm" horizontalSpacing="md">
            <Table.Caption>{texts.invitationsAbout}</Table.Caption>
            <Table.Tbody>
              {invitations.value?.map((invitation) => (
                <Table.Tr key={invitation.id}>
                  <Table.Td>
                    <bdi>{invitation.displayName}</bdi>
                  </Table.Td>
                  <Table.Td>{invitation.roles.join(', ')}</Table.Td>
                  <Table.Td>{fill(texts.until, { at: dayAndTime(invitation.expiresAt) })}</Table.Td>
                  <Table.Td ta="right">
                    <Button size="compact-sm" variant="subtle" color="red" onClick={() => setOpen({ kind: 'revoke', invitation })}>
                      {texts.revoke}
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
          title={fill(texts.resetAsk, { displayName: open.technician.displayName })}
          text={texts.resetText}
          yes={texts.reset}
          onYes={() =>
            void remove(
              `/technicians/${open.technician.id}/second-factor`,
              fill(texts.resetDone, { displayName: open.technician.displayName }),
            )
          }
          onNo={close}
        />
      )}
      {open.kind === 'deactivate' && (
        <Sure
          title={fill(texts.deactivateAsk, { displayName: open.technician.displayName })}
          text={texts.deactivateText}
          yes={texts.deactivate}
          onYes={() =>
            void remove(`/technicians/${open.technician.id}`, fill(texts.deactivateDone, { displayName: open.technician.displayName }))
          }
          onNo={close}
        />
      )}
      {open.kind === 'revoke' && (
        <Sure
          title={fill(texts.revokeAsk, { displayName: open.invitation.displayName })}
          text={texts.revokeText}
          yes={texts.revoke}
          onYes={() => void remove(`/technician-invitations/${open.invitation.id}`, texts.revokeDone)}
          onNo={close}
        />
      )}
    </AdminPage>
  );
}
