import { call, type FloorEntry, type PortalDeskView, type TeamView } from '@deskside/talk';
import { Badge, Button, Group, Paper, Table, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useDesk } from '../../desk/deskContext.ts';
import { notices } from '../../desk/notices.ts';
import { problemText } from '../../parts/problemText.ts';
import { Sure } from '../../parts/sure.tsx';
import { TableCard } from '../../parts/tableCard.tsx';
import { fill } from '../../texts/fill.ts';
import { AdminPage } from '../adminPage.tsx';
import { Empty } from '../emptyRow.tsx';
import { useRead } from '../useRead.ts';
import { inWords } from './hours.ts';
import { SkillsDialog } from './skillsDialog.tsx';
import { TeamForm } from './teamForm.tsx';
import { removalOf } from './teamRemoval.ts';
import { texts } from './teamTexts.ts';

type Open = { kind: 'none' } | { kind: 'new' } | { kind: 'edit' | 'remove'; team: TeamView } | { kind: 'skills'; technician: FloorEntry };

/** Teams with their members, and what each technician knows about. */
export default function TeamsPage() {
  const teams = useRead<TeamView[]>('/teams');
  const floor = useRead<FloorEntry[]>('/floor');
  const portals = useRead<PortalDeskView[]>('/queue/portals');
  const [, { queue }] = useDesk();
  const [open, setOpen] = useState<Open>({ kind: 'none' });
  const close = () => setOpen({ kind: 'none' });
  const read = async () => {
    await Promise.all([teams.read(), floor.read()]);
  };
  const remove = async (team: TeamView) => {
    close();
    const answer = await call('DELETE', `/teams/${team.team}`);
    if (answer.ok) notices.tell('calm', texts.removed, fill(texts.removedText, { team: team.name }));
    else notices.tell('warning', team.name, problemText(answer.problem));
    await read();
  };
  const nameOf = (id: string | null | undefined) => teams.value?.find((team) => team.team === id)?.name ?? '';

  return (
    <AdminPage
      title="Teams"
      about="A team has a line of its own: portals put questions into it, its members are alerted first, and what waits too long flows over to another."
      failure={teams.failure || floor.failure}
      action={<Button onClick={() => setOpen({ kind: 'new' })}>New team</Button>}
    >
      {teams.value?.length === 0 && (
        <Paper withBorder radius="lg" p="xl" className="empty" mb="lg">
          <Text fw={600}>No teams yet</Text>
          <Text c="dimmed">Without teams everybody answers one line. That is fine for a small help desk.</Text>
        </Paper>
      )}
      {teams.value && teams.value.length > 0 && (
        <TableCard label="Teams" mb="lg">
          <Table verticalSpacing="sm" horizontalSpacing="md">
            <Table.Thead>
              <Table.Tr>
                <Table.Th>Team</Table.Th>
                <Table.Th>Members</Table.Th>
                <Table.Th>Hours</Table.Th>
                <Table.Th>Overflow</Table.Th>
                <Table.Th aria-label="Actions" />
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {teams.value.map((team) => (
                <Table.Tr key={team.team}>
                  <Table.Td fw={600} className="admin-wrap" dir="auto">
                    {team.name}{' '}
                    <Badge size="sm" variant="light" color={team.isOpenNow ? 'teal' : 'gray'} tt="none">
                      {team.isOpenNow ? 'Open now' : 'Closed now'}
                    </Badge>
                  </Table.Td>
                  <Table.Td className="admin-wrap">
                    {team.members.length === 0 ? (
                      <Text size="sm" c="dimmed">
                        Nobody: everybody answers it
                      </Text>
                    ) : (
                      (floor.value ?? [])
                        .filter((one) => team.members.includes(one.technician))
                        .map((one) => one.name)
                        .join(', ')
                    )}
                  </Table.Td>
                  <Table.Td className="admin-wrap">{team.hours ? inWords(team.hours) : 'The organisation’s'}</Table.Td>
                  <Table.Td className="admin-wrap">
                    {team.overflowTeam
                      ? `${nameOf(team.overflowTeam)} after ${Math.round((team.overflowAfterSeconds ?? 0) / 60)} min`
                      : '–'}
                  </Table.Td>
                  <Table.Td>
                    <Group gap="xs" justify="flex-end" wrap="nowrap">
                      <Button
                        size="compact-sm"
                        variant="default"
                        aria-label={`Edit ${team.name}`}
                        onClick={() => setOpen({ kind: 'edit', team })}
                      >
                        Edit
                      </Button>
                      <Button
                        size="compact-sm"
                        variant="subtle"
                        color="red"
                        aria-label={`Remove ${team.name}`}
                        onClick={() => setOpen({ kind: 'remove', team })}
                      >
                        Remove
                      </Button>
                    </Group>
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </TableCard>
      )}
      <Title order={2} size="h4" mb={4}>
        Skills
      </Title>
      <Text size="sm" c="dimmed" mb="sm">
        What a technician knows about. Customers who ask for a skill are offered to those who have it first.
      </Text>
      <TableCard label="Skills">
        <Table verticalSpacing="sm" horizontalSpacing="md">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Technician</Table.Th>
              <Table.Th>Skills</Table.Th>
              <Table.Th aria-label="Actions" />
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {(floor.value ?? []).map((one) => (
              <Table.Tr key={one.technician}>
                <Table.Td className="admin-wrap" dir="auto">
                  {one.name}
                </Table.Td>
                <Table.Td>
                  <Group gap={4}>
                    {one.skills.map((skill) => (
                      <Badge key={skill} variant="light" tt="none">
                        {skill}
                      </Badge>
                    ))}
                    {one.skills.length === 0 && (
                      <Text size="sm" c="dimmed">
                        None named
                      </Text>
                    )}
                  </Group>
                </Table.Td>
                <Table.Td align="right">
                  <Button
                    size="compact-sm"
                    variant="default"
                    aria-label={`Change skills of ${one.name}`}
                    onClick={() => setOpen({ kind: 'skills', technician: one })}
                  >
                    Change
                  </Button>
                </Table.Td>
              </Table.Tr>
            ))}
            {floor.value?.length === 0 && <Empty columns={3} text="No technicians." />}
          </Table.Tbody>
        </Table>
      </TableCard>
      {(open.kind === 'new' || open.kind === 'edit') && (
        <TeamForm
          known={open.kind === 'edit' ? open.team : undefined}
          teams={teams.value ?? []}
          technicians={floor.value ?? []}
          onClose={close}
          onDone={read}
        />
      )}
      {open.kind === 'skills' && <SkillsDialog technician={open.technician} onClose={close} onDone={read} />}
      {open.kind === 'remove' && (
        <Sure
          title={fill(texts.removeAsk, { team: open.team.name })}
          text={removalOf(open.team, {
            teams: teams.value ?? [],
            portals: portals.value ?? [],
            queue: queue ?? [],
            nameOf: (technician) => floor.value?.find((one) => one.technician === technician)?.name,
          })}
          yes={texts.remove}
          onYes={() => void remove(open.team)}
          onNo={close}
        />
      )}
    </AdminPage>
  );
}
