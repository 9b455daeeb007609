import type { ComponentChildren } from 'preact';
import { t } from '../texts/index.ts';

interface Props {
  id: string;
  label: string;
  hint: string;
  error: string;
  optional?: 'optional';
  children: ComponentChildren;
}

/** A labelled input with its hint and its error; the input itself is the child and names them by `aria-describedby`. */
export function Field({ id, label, hint, error, optional, children }: Props) {
  return (
    <div class={`field${error ? ' field-wrong' : ''}`}>
      <label for={id}>
        {label} {optional && <span class="field-optional">({t('ask.optional')})</span>}
      </label>
      {children}
      <p id={`${id}-hint`} class="field-hint" hidden={error !== ''}>
        {hint}
      </p>
      <p id={`${id}-error`} class="field-error" role="alert">
        {error}
      </p>
    </div>
  );
}

export function describedBy(id: string, error: string): string {
  return error ? `${id}-error` : `${id}-hint`;
}
