import { type Answer, call, type FloorEntry, type TeamView } from '@deskside/talk';
import { Modal, SegmentedControl, Select, Stack, Text, Textarea } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useRead } from '../admin/useRead.ts';
import { useDesk } from '../desk/deskContext.ts';
import { FormFoot } from '../parts/formFoot.tsx';
import { problemText } from '../parts/problemText.ts';
import { fill } from '../texts/fill.ts';
import { texts } from './texts.ts';

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
      : (teams.value ?? []).map((team) => ({
          value: team.team,
          label: team.isOpenNow ? team.name : fill(texts.closedNow, { team: team.name }),
        }));
  const nobody = kind === 'technician' ? floor.value && data.length === 0 : teams.value && data.length === 0;

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!chosen) {
      setFailure(texts.pleaseChoose[kind]);
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
            aria-label={texts.toWhom}
            value={kind}
            onChange={(next) => {
              setKind(next as 'technician' | 'team');
              setChosen(null);
              setFailure('');
            }}
            data={[
              { value: 'technician', label: texts.kinds.technician },
              { value: 'team', label: texts.kinds.team },
            ]}
          />
          {nobody ? (
            <Text size="sm">{texts.none[kind]}</Text>
          ) : (
            <Select
              label={texts.labels[kind]}
              placeholder={texts.choose}
              searchable
              data-autofocus
              nothingFoundMessage={texts.nobody}
              data={data}
              value={chosen}
              onChange={setChosen}
            />
          )}
          <Textarea
            label={texts.note}
            description={texts.noteAbout}
            autosize
            minRows={2}
            maxRows={8}
            dir="auto"
            value={note}
            maxLength={noteLimit}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
          <FormFoot failure={failure || floor.failure || teams.failure} action={yes} busy={busy} onClose={onClose} />
        </Stack>
      </form>
    </Modal>
  );
}

function rank({ isOnline, state }: FloorEntry): number {
  return !isOnline ? 3 : state === 'available' ? 0 : state === 'busy' ? 1 : 2;
}

function standing({ isOnline, state, sessions }: FloorEntry): string {
  if (!isOnline) return texts.offline;
  const said = texts.states[state];
  return sessions > 0 ? fill(sessions === 1 ? texts.oneSession : texts.sessions, { state: said, count: sessions }) : said;
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
