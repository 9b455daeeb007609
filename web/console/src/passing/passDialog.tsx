import { type Answer, call, type FloorEntry, type TeamView } from '@deskside/talk';
import { Alert, Button, Group, Modal, SegmentedControl, Select, Stack, Text, Textarea } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useRead } from '../admin/useRead.ts';
import { useDesk } from '../desk/deskContext.ts';
import { problemText } from '../parts/problemText.ts';

/** Where something goes: to one technician, or into a team's line. */
export interface PassTo {
  technician?: string;
  team?: string;
  note?: string;
}

interface Props {
  title: string;
  about: string;
  yes: string;
  send: (to: PassTo) => Promise<Answer<unknown>>;
  onDone: (name: string) => void;
  onClose: () => void;
}

const noteLimit = 2000;

/** Chooses a colleague or a team, with a note for them. */
export function PassDialog({ title, about, yes, send, onDone, onClose }: Props) {
  const [, { me }] = useDesk();
  const floor = useRead<FloorEntry[]>('/floor');
  const teams = useRead<TeamView[]>('/teams');
  const [kind, setKind] = useState<'technician' | 'team'>('technician');
  const [chosen, setChosen] = useState<string | null>(null);
  const [note, setNote] = useState('');
  const [failure, setFailure] = useState('');
  const [busy, setBusy] = useState(false);
  const colleagues = (floor.value ?? []).filter((one) => one.technician !== me?.id).sort((a, b) => rank(a) - rank(b));
  const data =
    kind === 'technician'
      ? colleagues.map((one) => ({ value: one.technician, label: `${one.name} · ${standing(one)}` }))
      : (teams.value ?? []).map((team) => ({ value: team.team, label: team.isOpenNow ? team.name : `${team.name} · closed now` }));
  const nobody = kind === 'technician' ? floor.value && data.length === 0 : teams.value && data.length === 0;

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!chosen) {
      setFailure(kind === 'technician' ? 'Please choose a technician.' : 'Please choose a team.');
      return;
    }
    setBusy(true);
    const answer = await send({ [kind]: chosen, note: note.trim() || undefined });
    setBusy(false);
    if (answer.ok) onDone(kind === 'technician' ? nameOf(colleagues, chosen) : (teams.value?.find((t) => t.team === chosen)?.name ?? ''));
    else setFailure(problemText(answer.problem));
  };

  return (
    <Modal opened onClose={onClose} title={title} centered>
      <form onSubmit={(event) => void submit(event)}>
        <Stack>
          <Text size="sm" c="dimmed">
            {about}
          </Text>
          <SegmentedControl
            aria-label="To whom"
            value={kind}
            onChange={(next) => {
              setKind(next as 'technician' | 'team');
              setChosen(null);
              setFailure('');
            }}
            data={[
              { value: 'technician', label: 'A technician' },
              { value: 'team', label: 'A team' },
            ]}
          />
          {nobody ? (
            <Text size="sm">{kind === 'technician' ? 'There is no other technician yet.' : 'There are no teams yet.'}</Text>
          ) : (
            <Select
              label={kind === 'technician' ? 'Technician' : 'Team'}
              placeholder="Choose or type"
              searchable
              data-autofocus
              nothingFoundMessage="Nobody of this name"
              data={data}
              value={chosen}
              onChange={setChosen}
            />
          )}
          <Textarea
            label="Note"
            description="For whoever takes it over; the customer does not see it."
            autosize
            minRows={2}
            maxRows={8}
            dir="auto"
            value={note}
            maxLength={noteLimit}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
          {(failure || floor.failure || teams.failure) && (
            <Alert color="red" role="alert">
              {failure || floor.failure || teams.failure}
            </Alert>
          )}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" loading={busy}>
              {yes}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

function rank({ isOnline, state }: FloorEntry): number {
  return !isOnline ? 3 : state === 'available' ? 0 : state === 'busy' ? 1 : 2;
}

function standing({ isOnline, state, sessions }: FloorEntry): string {
  if (!isOnline) return 'offline';
  return sessions > 0 ? `${state}, ${sessions} ${sessions === 1 ? 'session' : 'sessions'}` : state;
}

function nameOf(colleagues: readonly FloorEntry[], technician: string): string {
  return colleagues.find((one) => one.technician === technician)?.name ?? '';
}

/** Out of a session of mine. */
export function transfer(session: string): (to: PassTo) => Promise<Answer<unknown>> {
  return (to) => call('POST', `/sessions/${session}/transfer`, to);
}

/** While it waits. */
export function assign(request: string): (to: PassTo) => Promise<Answer<unknown>> {
  return (to) => call('POST', `/queue/${request}/assign`, to);
}
