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
import { EditOrRemove } from './editOrRemove.tsx';
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
      title={texts.title}
      about={texts.about}
      failure={teams.failure || floor.failure}
      action={<Button onClick={() => setOpen({ kind: 'new' })}>{texts.newTeam}</Button>}
    >
      {teams.value?.length === 0 && (
        <Paper withBorder radius="lg" p="xl" className="empty" mb="lg">
          <Text fw={600}>{texts.none}</Text>
          <Text c="dimmed">{texts.noneText}</Text>
        </Paper>
      )}
      {teams.value && teams.value.length > 0 && (
        <TableCard label={texts.title} mb="lg">
          <Table verticalSpacing="sm" horizontalSpacing="md">
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{texts.team}</Table.Th>
                <Table.Th>{texts.membersLabel}</Table.Th>
                <Table.Th>{texts.hours}</Table.Th>
                <Table.Th>{texts.overflowLabel}</Table.Th>
                <Table.Th aria-label={texts.actions} />
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {teams.value.map((team) => (
                <Table.Tr key={team.team}>
                  <Table.Td fw={600} className="admin-wrap" dir="auto">
                    {team.name}{' '}
                    <Badge size="sm" variant="light" color={team.isOpenNow ? 'teal' : 'gray'} tt="none">
                      {team.isOpenNow ? texts.openNow : texts.closedNow}
                    </Badge>
                  </Table.Td>
                  <Table.Td className="admin-wrap">
                    {team.members.length === 0 ? (
                      <Text size="sm" c="dimmed">
                        {texts.noMembers}
                      </Text>
                    ) : (
                      (floor.value ?? [])
                        .filter((one) => team.members.includes(one.technician))
                        .map((one) => one.name)
                        .join(', ')
                    )}
                  </Table.Td>
                  <Table.Td className="admin-wrap">{team.hours ? inWords(team.hours) : texts.hoursOfOrganisation}</Table.Td>
                  <Table.Td className="admin-wrap">
                    {team.overflowTeam
                      ? fill(texts.overflowAfter, {
                          overflowTeam: nameOf(team.overflowTeam),
                          count: Math.round((team.overflowAfterSeconds ?? 0) / 60),
                        })
                      : '–'}
                  </Table.Td>
                  <Table.Td>
                    <EditOrRemove
                      name={team.name}
                      onEdit={() => setOpen({ kind: 'edit', team })}
                      onRemove={() => setOpen({ kind: 'remove', team })}
                    />
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </TableCard>
      )}
      <Title order={2} size="h4" mb={4}>
        {texts.skills}
      </Title>
      <Text size="sm" c="dimmed" mb="sm">
        {texts.skillsOfTechnicians}
      </Text>
      <TableCard label={texts.skills}>
        <Table verticalSpacing="sm" horizontalSpacing="md">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{texts.technician}</Table.Th>
              <Table.Th>{texts.skills}</Table.Th>
              <Table.Th aria-label={texts.actions} />
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
                        {texts.noSkills}
                      </Text>
                    )}
                  </Group>
                </Table.Td>
                <Table.Td align="right">
                  <Button
                    size="compact-sm"
                    variant="default"
                    aria-label={fill(texts.changeSkillsOf, { name: one.name })}
                    onClick={() => setOpen({ kind: 'skills', technician: one })}
                  >
                    {texts.change}
                  </Button>
                </Table.Td>
              </Table.Tr>
            ))}
            {floor.value?.length === 0 && <Empty columns={3} text={texts.noTechnicians} />}
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
