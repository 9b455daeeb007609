import { Alert, Group, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';

interface Props {
  title: string;
  about: string;
  failure?: string;
  children?: ReactNode;
}

/** Heading, one sentence on what the page is for, what went wrong, and the page's main button. */
export function PageHead({ title, about, failure, children }: Props) {
  return (
    <>
      <Group justify="space-between" align="flex-start" mb="md" gap="sm">
        <div className="admin-title">
          <Title order={1} size="h2">
            {title}
          </Title>
          <Text c="dimmed" size="sm" maw="46rem">
            {about}
          </Text>
        </div>
        {children}
      </Group>
      {failure && (
        <Alert color="red" role="alert" mb="md">
          {failure}
        </Alert>
      )}
    </>
  );
}
