import { call, type HoursSettings, type PortalDeskView } from '@deskside/talk';
import { Modal, Stack, TagsInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { FormFoot } from '../../parts/formFoot.tsx';
import { problemText } from '../../parts/problemText.ts';
import { HoursEditor } from './hoursEditor.tsx';
import { texts } from './hoursTexts.ts';

const most = 20;

/** A portal's own hours, and what its customers may choose. */
export function PortalForm({ portal, onClose, onDone }: { portal: PortalDeskView; onClose: () => void; onDone: () => Promise<void> }) {
  const [hours, setHours] = useState<HoursSettings | undefined>(portal.hours ?? undefined);
  const [skills, setSkills] = useState<string[]>(portal.skills);
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [failure, setFailure] = useState('');
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const answer = await call('PUT', `/queue/portals/${portal.portal}`, { hours: hours ?? null, skills });
    setErrors(answer.ok ? {} : answer.problem.errors);
    setFailure(answer.ok || Object.keys(answer.problem.errors).length > 0 ? '' : problemText(answer.problem));
    if (!answer.ok) return;
    await onDone();
    onClose();
  };
  return (
    <Modal opened onClose={onClose} title={portal.title} size="lg" centered>
      <form onSubmit={(event) => void submit(event)} noValidate>
        <Stack>
          <HoursEditor label={texts.ownHours} otherwise={texts.ownHoursAbout} hours={hours} fault={errors.hours} onChange={setHours} />
          <TagsInput
            label={texts.skills}
            description={texts.skillsAbout}
            maxTags={most}
            splitChars={[',', ';']}
            value={skills}
            onChange={setSkills}
            error={errors.skills}
          />
          <FormFoot failure={failure} action={texts.save} onClose={onClose} />
        </Stack>
      </form>
    </Modal>
  );
}
