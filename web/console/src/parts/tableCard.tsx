import { Paper, type PaperProps } from '@mantine/core';
import type { ReactNode } from 'react';

interface Props extends PaperProps {
  /** What is in the table, for those who hear it. */
  label: string;
  children: ReactNode;
}

/** The frame of a table. On a narrow screen it scrolls by itself, by the arrow keys, too. */
export function TableCard({ label, children, ...rest }: Props) {
  return (
    <Paper component="section" withBorder radius="lg" className="table-card" aria-label={label} tabIndex={0} {...rest}>
      {children}
    </Paper>
  );
}
