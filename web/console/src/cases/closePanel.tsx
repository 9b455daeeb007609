import { Alert, Button, Checkbox, Group, Radio, Stack, Text, Textarea } from '@mantine/core';
import { IconCheck, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useDesk } from '../desk/deskContext.ts';
import { problemText } from '../parts/problemText.ts';
import { fill } from '../texts/fill.ts';
import { type Said, saidBefore, stillToSay } from './saidBefore.ts';
import type { PanelProps } from './stepPanel.tsx';
import { texts } from './texts.ts';
import type { TellBy, Told } from './types.ts';

const mostText = 2000;

/** "Fixed" or "not fixed", told to the customer; then the connection is closed. Told first, as the PC's own screen is one of the ways. */
export function ClosePanel({ room, view }: PanelProps) {
  const [desk] = useDesk();
  const { device, customer } = view;
  const [fixed, setFixed] = useState<'yes' | 'no'>();
  const [words, setWords] = useState<string>();
  const [tell, setTell] = useState<TellBy[]>(['page', 'mail', 'screen']);
  const [endsToo, setEndsToo] = useState(true);
  const hasPage = view.wayIn !== 'phone';
  const [said, setSaid] = useState<Said>();
  const [failure, setFailure] = useState('');
  const [notPutBack, setNotPutBack] = useState('');
  const [busy, setBusy] = useState(false);
  const text = words ?? (fixed === 'yes' ? texts.wordsYes : fixed === 'no' ? texts.wordsNo : '');
  const canShow = device?.serial === 'open';
  const can: Record<TellBy, boolean> = { page: hasPage, mail: Boolean(customer.email), screen: canShow };
  const ways = tell.filter((way) => can[way]);
  const isClosed = view.state !== 'accepted' && view.state !== 'waiting';

  const close = async () => {
    if (!fixed) return;
    setBusy(true);
    setFailure('');
    const before = saidBefore(said, fixed, text.trim());
    const answer = await room.finish(fixed, text.trim(), stillToSay(ways, before));
    if (answer.ok) setSaid({ fixed, text: text.trim(), told: [...before, ...answer.value.told] });
    const closed = answer.ok && device ? await desk.outOfBand.device(device.device).closeDevice() : undefined;
    const ended = answer.ok && endsToo && (!closed || closed.ok) ? await room.end(fixed, text.trim()) : undefined;
    setBusy(false);
    if (closed?.ok) setNotPutBack(closed.value.notPutBack ?? '');
    if (!answer.ok) setFailure(problemText(answer.problem));
    else if (closed && !closed.ok) setFailure(fill(texts.notClosed, { why: problemText(closed.problem) }));
    else if (ended && !ended.ok) setFailure(fill(texts.notEnded, { why: problemText(ended.problem) }));
    await room.refresh();
  };

  return (
    <Stack>
      {said && <ToldList told={said.told} />}
      {failure && (
        <Alert color="red" role="alert">
          {failure}
        </Alert>
      )}
      {notPutBack && (
        <Alert color="orange" role="alert" title={texts.notPutBack}>
          {notPutBack}
        </Alert>
      )}
      {isClosed ? (
        <Alert
          color={view.outcome?.fixed === 'no' ? 'orange' : 'green'}
          icon={view.outcome?.fixed === 'no' ? <IconX /> : <IconCheck />}
          title={view.outcome ? texts.isFixed[view.outcome.fixed] : undefined}
        >
          {view.outcome?.text && (
            <Text size="sm" dir="auto" className="as-written">
              {view.outcome.text}
            </Text>
          )}
          {texts.isClosed}
        </Alert>
      ) : (
        <>
          <Radio.Group label={texts.fixed} value={fixed ?? ''} onChange={(value) => setFixed(value as 'yes' | 'no')}>
            <Group mt="xs" gap="lg">
              <Radio value="yes" label={texts.yes} />
              <Radio value="no" label={texts.no} />
            </Group>
          </Radio.Group>
          <Textarea
            label={texts.words}
            description={texts.wordsAbout}
            autosize
            minRows={2}
            maxRows={8}
            dir="auto"
            value={text}
            error={text.length > mostText ? fill(texts.wordsTooLong, { most: mostText, count: text.length }) : undefined}
            onChange={(event) => setWords(event.currentTarget.value)}
          />
          <Checkbox.Group label={texts.tell} value={tell.filter((way) => can[way])} onChange={(value) => setTell(value as TellBy[])}>
            <Stack gap="xs" mt="xs">
              <Checkbox value="page" label={hasPage ? texts.tellPage : texts.tellPageNone} disabled={!hasPage} />
              <Checkbox value="mail" label={customer.email ? texts.tellMail : texts.tellMailNone} disabled={!customer.email} />
              <Checkbox value="screen" label={canShow ? texts.tellScreen : texts.tellScreenClosed} disabled={!canShow} />
            </Stack>
          </Checkbox.Group>
          {!can.page && !can.mail && !can.screen && <Alert color="blue">{texts.tellAloud}</Alert>}
          <Checkbox label={texts.endToo} checked={endsToo} onChange={(event) => setEndsToo(event.currentTarget.checked)} />
          <Text size="sm" c="dimmed">
            {texts.closes}
          </Text>
          <Group justify="flex-end">
            <Button loading={busy} disabled={!fixed || text.length > mostText} onClick={() => void close()}>
              {texts.closeAndTell}
            </Button>
          </Group>
        </>
      )}
    </Stack>
  );
}

function ToldList({ told }: { told: Told['told'] }) {
  return (
    <ul className="told">
      {told.map(({ by, state, why }) => (
        <li key={by}>
          {state === 'told' ? <IconCheck size={18} aria-hidden="true" /> : <IconX size={18} aria-hidden="true" />}
          <span>
            {texts.toldHow[by]}: {state === 'told' ? texts.told : texts.notPossible}
            {why && ` – ${why}`}
          </span>
        </li>
      ))}
    </ul>
  );
}
