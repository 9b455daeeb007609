import { Loader, Progress, Text, VisuallyHidden } from '@mantine/core';
import { IconCheck, IconCircleDashed, IconMinus, IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { secondOfDay } from '../parts/amounts.ts';
import { bootStanding, bytesText } from './bootSteps.ts';
import { stepNames, stepStates, texts } from './bootTexts.ts';
import type { BootStepState, BootView } from './types.ts';

const icons: Record<BootStepState, ReactNode> = {
  waiting: <IconCircleDashed size={18} />,
  running: <Loader size={16} />,
  done: <IconCheck size={18} />,
  failed: <IconX size={18} />,
  skipped: <IconMinus size={18} />,
};

/** The steps of a start, each with its time, and how the PC reads the image. */
export function BootProgress({ boot, imageName, size }: { boot: BootView; imageName: string; size: number | undefined }) {
  const standing = bootStanding(boot);
  return (
    <div>
      <p className={`standing standing-${standing.tone === 'good' ? 'live' : standing.tone} boot-standing`} role="status">
        <strong dir="auto">{imageName}</strong> {standing.text}
      </p>
      <ol className="boot-steps">
        {boot.steps.map(({ step, state, at, text }) => (
          <li key={step} data-state={state}>
            <span className="boot-mark" aria-hidden="true">
              {icons[state]}
            </span>
            <span>
              {stepNames[step] ?? step}
              <VisuallyHidden> ({stepStates[state]})</VisuallyHidden>
              {text && (
                <Text component="span" size="sm" c="dimmed" display="block">
                  {text}
                </Text>
              )}
            </span>
            {at && <time dateTime={at}>{secondOfDay(Date.parse(at))}</time>}
          </li>
        ))}
      </ol>
      {boot.bytes > 0 && size && <Progress value={Math.min(100, (boot.bytes / size) * 100)} mb="sm" aria-label={texts.share} />}
      <dl className="boot-figures">
        <Figure label={texts.read} value={bytesText(boot.bytes)} />
        <Figure label={texts.rate} value={`${bytesText(boot.bytesPerSecond)}/s`} />
        <Figure label={texts.commands} value={boot.commands.toLocaleString('en')} />
        <Figure label={texts.lastBlock} value={boot.lastBlock.toLocaleString('en')} />
        {boot.errors > 0 && <Figure label={texts.errors} value={boot.errors.toLocaleString('en')} />}
      </dl>
    </div>
  );
}

function Figure({ label, value }: { label: string; value: string }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </div>
  );
}
