import { UnstyledButton, VisuallyHidden } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { clock, timeOfDay } from '../parts/amounts.ts';
import { fill } from '../texts/fill.ts';
import { type CheckItem, tookMs } from './checklist.ts';
import { texts } from './texts.ts';
import type { StepName } from './types.ts';

/** The seven steps; each can be looked at at any time. */
export function Checklist({ items, shown, onShow }: { items: CheckItem[]; shown: StepName; onShow: (step: StepName) => void }) {
  // On a telephone the steps stand in a row that scrolls sideways.
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    const row = list.current;
    const step = row?.querySelector<HTMLElement>(`[data-step="${shown}"]`);
    if (row && step && row.scrollWidth > row.clientWidth) row.scrollLeft = step.offsetLeft - (row.clientWidth - step.offsetWidth) / 2;
  }, [shown]);
  return (
    <ol className="checklist" ref={list}>
      {items.map((item) => {
        const took = tookMs(items, item.number);
        return (
          <li key={item.step}>
            <UnstyledButton
              className="check"
              data-step={item.step}
              data-state={item.state}
              aria-current={item.step === shown ? 'step' : undefined}
              onClick={() => onShow(item.step)}
            >
              <span className="check-mark" aria-hidden="true">
                {item.state === 'done' ? <IconCheck size={16} stroke={3} /> : item.number}
              </span>
              <span className="check-words">
                <span className="check-title">{item.title}</span>
                <VisuallyHidden> ({texts.stepStates[item.state]})</VisuallyHidden>
                {item.at && (
                  <span className="check-time">
                    {timeOfDay(Date.parse(item.at))}
                    {took !== undefined && ` · ${fill(texts.after, { time: clock(took) })}`}
                  </span>
                )}
              </span>
            </UnstyledButton>
          </li>
        );
      })}
    </ol>
  );
}
