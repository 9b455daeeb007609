import { call, type NewWebhook, type WebhookView } from '@deskside/talk';
import { Button, Checkbox, Group, Modal, Stack, Switch, Text, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { FormFoot } from '../../parts/formFoot.tsx';
import { problemText } from '../../parts/problemText.ts';
import { CopyLine } from '../copyLine.tsx';
import { texts, topics } from './texts.ts';

export function WebhookForm({
  known,
  onClose,
  onDone,
}: {
  known: WebhookView | undefined;
  onClose: () => void;
  onDone: () => Promise<void>;
}) {
  const [name, setName] = useState(known?.name ?? '');
  const [url, setUrl] = useState(known?.url ?? '');
  const [chosen, setChosen] = useState<string[]>(known?.topics ?? ['request', 'session']);
  const [allowPrivate, setAllowPrivate] = useState(known?.allowPrivate ?? false);
  const [active, setActive] = useState(known?.active ?? true);
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [failure, setFailure] = useState('');
  const [secret, setSecret] = useState('');

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const body = { name: name.trim(), url: url.trim(), topics: chosen, allowPrivate, active };
    const answer = known
      ? await call<NewWebhook>('PUT', `/webhooks/${known.webhook}`, body)
      : await call<NewWebhook>('POST', '/webhooks', body);
    setErrors(answer.ok ? {} : answer.problem.errors);
    setFailure(answer.ok || Object.keys(answer.problem.errors).length > 0 ? '' : problemText(answer.problem));
    if (!answer.ok) return;
    await onDone();
    if (known) onClose();
    else setSecret(answer.value.secret);
  };

  if (secret) {
    return (
      <Modal opened onClose={onClose} title={texts.secret} centered closeOnClickOutside={false}>
        <Stack>
          <Text>{texts.secretAbout}</Text>
          <CopyLine text={secret} />
          <Button onClick={onClose}>{texts.done}</Button>
        </Stack>
      </Modal>
    );
  }
  return (
    <Modal opened onClose={onClose} title={known ? known.name : texts.add} centered>
      <form onSubmit={submit}>
        <Stack>
          <TextInput
            label={texts.name}
            required
            data-autofocus
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
            error={errors.name}
          />
          <TextInput
            label={texts.url}
            description={texts.urlAbout}
            required
            value={url}
            onChange={(event) => setUrl(event.currentTarget.value)}
            error={errors.url}
          />
          <Checkbox.Group label={texts.topics} description={texts.topicsAbout} value={chosen} onChange={setChosen} error={errors.topics}>
            <Group mt="xs">
              {topics.map((topic) => (
                <Checkbox key={topic} value={topic} label={topic} />
              ))}
            </Group>
          </Checkbox.Group>
          <Switch label={texts.active} checked={active} onChange={(event) => setActive(event.currentTarget.checked)} />
          <Switch
            label={texts.allowPrivate}
            description={texts.allowPrivateAbout}
            checked={allowPrivate}
            onChange={(event) => setAllowPrivate(event.currentTarget.checked)}
          />
          <FormFoot failure={failure} action={texts.save} onClose={onClose} />
        </Stack>
      </form>
    </Modal>
  );
}
