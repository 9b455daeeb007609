import type { PortalField } from '@deskside/talk';
import { describedBy, Field } from '../parts/field.tsx';
import { language, t } from '../texts/index.ts';

interface Props {
  fields: readonly PortalField[];
  answers: Record<string, string>;
  errors: Record<string, string | undefined>;
  change: (name: string, answer: string) => void;
}

/** The portal's own questions. */
export function OwnFields({ fields, answers, errors, change }: Props) {
  return fields.map((field) => {
    const id = `ask-fields.${field.name}`;
    const error = errors[`fields.${field.name}`] ?? '';
    const common = {
      id,
      name: field.name,
      dir: 'auto' as const,
      required: field.required,
      'aria-invalid': error ? ('true' as const) : undefined,
      'aria-describedby': describedBy(id, error),
    };
    return (
      <Field key={field.name} id={id} label={labelOf(field)} hint="" error={error} optional={field.required ? undefined : 'optional'}>
        {field.kind === 'choice' ? (
          <select {...common} value={answers[field.name] ?? ''} onChange={(event) => change(field.name, event.currentTarget.value)}>
            <option value="">{t('ask.choose')}</option>
            {field.choices.map((choice) => (
              <option key={choice}>{choice}</option>
            ))}
          </select>
        ) : (
          <input {...common} value={answers[field.name] ?? ''} onInput={(event) => change(field.name, event.currentTarget.value)} />
        )}
      </Field>
    );
  });
}

function labelOf(field: PortalField): string {
  return field.labels[language] ?? Object.values(field.labels)[0] ?? field.name;
}
