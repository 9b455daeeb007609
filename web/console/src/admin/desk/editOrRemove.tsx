import { Button, Group } from '@mantine/core';
import { fill } from '../../texts/fill.ts';
import { texts } from '../texts.ts';

/** The two buttons at the end of a row, named after what they are for. */
export function EditOrRemove({ name, onEdit, onRemove }: { name: string; onEdit: () => void; onRemove: () => void }) {
  return (
    <Group gap="xs" justify="flex-end" wrap="nowrap">
      <Button size="compact-sm" variant="default" aria-label={fill(texts.editOf, { name })} onClick={onEdit}>
        {texts.edit}
      </Button>
      <Button size="compact-sm" variant="subtle" color="red" aria-label={fill(texts.removeOf, { name })} onClick={onRemove}>
        {texts.remove}
      </Button>
    </Group>
  );
}
