import { Alert, Group, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';

interface Props {
  title: string;
  about: string;
  failure?: string;
  action?: ReactNode;
  children: ReactNode;
}

/** The frame of one page of the administration: title, a sentence, what went wrong, and the rest. */
export function AdminPage({ title, about, failure, action, children }: Props) {
  return (
    <div className="admin-page">
      <Group justify="space-between" align="flex-start" mb="md" gap="sm">
        <div className="admin-title">
          <Title order={1} size="h2">
            {title}
          </Title>
          <Text c="dimmed" size="sm" maw="46rem">
            {about}
          </Text>
        </div>
        {action}
      </Group>
      {failure && (
        <Alert color="red" role="alert" mb="md">
          {failure}
        </Alert>
      )}
      {children}
    </div>
  );
}
