import { call, type FloorEntry, type HoursSettings, type TeamView } from '@deskside/talk';
import { Group, Modal, MultiSelect, NumberInput, Select, Stack, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { FormFoot } from '../../parts/formFoot.tsx';
import { problemText } from '../../parts/problemText.ts';
import { HoursEditor } from './hoursEditor.tsx';
import { texts } from './teamTexts.ts';

interface Props {
  known: TeamView | undefined;
  teams: readonly TeamView[];
  technicians: readonly FloorEntry[];
  onClose: () => void;
  onDone: () => Promise<void>;
}

const firstOverflowMinutes = 10;

export function TeamForm({ known, teams, technicians, onClose, onDone }: Props) {
  const [name, setName] = useState(known?.name ?? '');
  const [members, setMembers] = useState<string[]>(known?.members ?? []);
  const [hours, setHours] = useState<HoursSettings | undefined>(known?.hours ?? undefined);
  const [overflow, setOverflow] = useState<string | null>(known?.overflowTeam ?? null);
  const [minutes, setMinutes] = useState<number | string>(
    known?.overflowAfterSeconds ? known.overflowAfterSeconds / 60 : firstOverflowMinutes,
  );
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [failure, setFailure] = useState('');
  const others = teams.filter((team) => team.team !== known?.team);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const body = {
      name: name.trim(),
      members,
      hours: hours ?? null,
      overflowTeam: overflow,
      overflowAfterSeconds: overflow ? Math.round(Number(minutes) * 60) : null,
    };
    const answer = known ? await call('PUT', `/teams/${known.team}`, body) : await call('POST', '/teams', body);
    setErrors(answer.ok ? {} : answer.problem.errors);
    setFailure(answer.ok || Object.keys(answer.problem.errors).length > 0 ? '' : problemText(answer.problem));
    if (!answer.ok) return;
    await onDone();
    onClose();
  };

  return (
    <Modal opened onClose={onClose} title={known ? known.name : texts.newTeam} size="lg" centered>
      <form onSubmit={(event) => void submit(event)} noValidate>
        <Stack>
          <TextInput
            label={texts.name}
            required
            data-autofocus
            maxLength={60}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
            error={errors.name}
          />
          <MultiSelect
            label={texts.membersLabel}
            description={texts.membersAbout}
            searchable
            hidePickedOptions
            nothingFoundMessage={texts.noSuchMember}
            data={technicians.map((one) => ({ value: one.technician, label: one.name }))}
            value={members}
            onChange={setMembers}
            error={errors.members}
          />
          {others.length > 0 && (
            <Group grow align="flex-start">
              <Select
                label={texts.flowsOverTo}
                clearable
                placeholder={texts.nowhere}
                data={others.map((one) => ({ value: one.team, label: one.name }))}
                value={overflow}
                onChange={setOverflow}
              />
              {overflow && (
                <NumberInput
                  label={texts.overflowMinutes}
                  min={0.5}
                  max={1440}
                  value={minutes}
                  onChange={setMinutes}
                  error={errors.overflowAfterSeconds && texts.overflowMinutesAbout}
                />
              )}
            </Group>
          )}
          <HoursEditor label={texts.ownHours} otherwise={texts.ownHoursAbout} hours={hours} fault={errors.hours} onChange={setHours} />
          <FormFoot failure={failure} action={texts.save} onClose={onClose} />
        </Stack>
      </form>
    </Modal>
  );
}
