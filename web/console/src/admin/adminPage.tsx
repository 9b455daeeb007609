import type { ReactNode } from 'react';
import { PageHead } from './pageHead.tsx';

interface Props {
  title: string;
  about: string;
  failure?: string;
  action?: ReactNode;
  children: ReactNode;
}

/** The frame of one page of the administration: title, a sentence, what went wrong, and the rest. */
export function AdminPage({ title, about, failure = '', action, children }: Props) {
  return (
    <div className="admin-page">
      <PageHead title={title} about={about} failure={failure}>
        {action}
      </PageHead>
      {children}
    </div>
  );
}
