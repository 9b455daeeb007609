import { type GuideStep, spokenGuide } from './spokenGuide.ts';
import type { CaseView, StepName } from './types.ts';

export interface CheckItem extends GuideStep {
  number: number;
  at: string | undefined;
  state: 'done' | 'now' | 'later';
}

/** The seven steps of a case as they stand. The first that is not done is the one that is due; after the end none is. */
export function checklist(view: CaseView): CheckItem[] {
  const at = (step: StepName) => view.steps.find((known) => known.step === step)?.at ?? undefined;
  const guide = spokenGuide();
  const isOver = at('closed') !== undefined;
  const due = isOver ? undefined : guide.find(({ step }) => at(step) === undefined)?.step;
  return guide.map((line, place) => ({
    ...line,
    number: place + 1,
    at: at(line.step),
    state: at(line.step) !== undefined ? 'done' : line.step === due ? 'now' : 'later',
  }));
}

/** Milliseconds from one step to the next done one before it; for the times beside the list. */
export function tookMs(items: readonly CheckItem[], number: number): number | undefined {
  const item = items[number - 1];
  const before = items.slice(0, Math.max(0, number - 1)).findLast(({ at }) => at !== undefined);
  if (!item?.at || !before?.at) return undefined;
  return Math.max(0, Date.parse(item.at) - Date.parse(before.at));
}

/** Which panel is shown when the page opens: the due one, or the last of a closed case. */
export function openAt(items: readonly CheckItem[]): StepName {
  return items.find(({ state }) => state === 'now')?.step ?? 'closed';
}
