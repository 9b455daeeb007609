import { Alert, Button, Group } from '@mantine/core';

/** The end of a form that stands in a page: why it was not saved, and the button that saves. */
export function SaveFoot({ failure, action, busy }: { failure: string; action: string; busy: boolean }) {
  return (
    <>
      {failure && (
        <Alert color="red" role="alert">
          {failure}
        </Alert>
      )}
      <Group>
        <Button type="submit" loading={busy}>
          {action}
        </Button>
      </Group>
    </>
  );
}
