import { Alert, Button, Group } from '@mantine/core';
import { words } from '../texts/index.ts';

const texts = words('formFoot', { cancel: 'Cancel' });

interface Props {
  /** Why it could not be done; nothing when there is nothing to say. */
  failure: string | undefined;
  action: string;
  /** It is under way: pressed once more it does nothing. */
  busy?: boolean;
  /** Something is missing: the way on is closed. */
  incomplete?: boolean;
  onClose: () => void;
}

/** The end of a form in a dialog: what went wrong, the way back, and the way on. */
export function FormFoot({ failure, action, busy, incomplete, onClose }: Props) {
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
        <Button type="submit" loading={busy} disabled={incomplete}>
          {action}
        </Button>
      </Group>
    </>
  );
}
