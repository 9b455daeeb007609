import { call, type FloorEntry } from '@deskside/talk';
import { Modal, Stack, TagsInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { FormFoot } from '../../parts/formFoot.tsx';
import { problemText } from '../../parts/problemText.ts';
import { fill } from '../../texts/fill.ts';
import { texts } from './teamTexts.ts';

const most = 20;

export function SkillsDialog({
  technician,
  onClose,
  onDone,
}: {
  technician: FloorEntry;
  onClose: () => void;
  onDone: () => Promise<void>;
}) {
  const [skills, setSkills] = useState<string[]>(technician.skills);
  const [failure, setFailure] = useState('');
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const answer = await call('PUT', `/technicians/${technician.technician}/skills`, { skills });
    if (!answer.ok) {
      setFailure(problemText(answer.problem));
      return;
    }
    await onDone();
    onClose();
  };
  return (
    <Modal opened onClose={onClose} title={fill(texts.skillsOf, { name: technician.name })} centered>
      <form onSubmit={(event) => void submit(event)}>
        <Stack>
          <TagsInput
            label={texts.skills}
            description={texts.skillsAbout}
            data-autofocus
            maxTags={most}
            splitChars={[',', ';']}
            value={skills}
            onChange={setSkills}
          />
          <FormFoot failure={failure} action={texts.save} onClose={onClose} />
        </Stack>
      </form>
    </Modal>
  );
}
