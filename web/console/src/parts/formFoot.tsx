import { Alert, Button, Group } from '@mantine/core';
import { words } from '../texts/index.ts';

const texts = words('formFoot', { cancel: 'Cancel' });

interface Props {
  /** Why it could not be done; nothing when there is nothing to say. */
  failure: string | undefined;
  action: string;
  onClose: () => void;
}

/** The end of a form in a dialog: what went wrong, the way back, and the way on. */
export function FormFoot({ failure, action, onClose }: Props) {
  return (
    <>
      {failure && (
        <Alert color="red" role="alert">
          {failure}
        </Alert>
      )}
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          {texts.cancel}
        </Button>
        <Button type="submit">{action}</Button>
      </Group>
    </>
  );
}
