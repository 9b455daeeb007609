import { Center, Loader, Paper, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { Mark } from '../parts/mark.tsx';

/** A page with one sentence and a turning sign. */
export function Waiting({ text }: { text: string }) {
  return (
    <Center mih="100dvh" role="status">
      <Stack align="center">
        <Loader />
        <Text c="dimmed">{text}</Text>
      </Stack>
    </Center>
  );
}

/** A page with one card in the middle: signing in, setting up. */
export function CardPage({ title, children }: { title: string; children: ReactNode }) {
  return (
    <main className="card-page">
      <Paper className="card-page-card" withBorder shadow="sm" p="xl" radius="lg">
        <Stack gap="md">
          <Mark size={44} />
          <Title order={1} size="h2">
            {title}
          </Title>
          {children}
        </Stack>
      </Paper>
    </main>
  );
}
