import type { TechnicianMe } from '@deskside/talk';
import { Center, Loader, NativeSelect } from '@mantine/core';
import { Suspense } from 'react';
import { Link, Redirect, Route, Switch, useLocation } from 'wouter';
import { pages } from './pages.tsx';
import { texts } from './texts.ts';

/** The pages that this technician may open. */
export function openPages(me: TechnicianMe | undefined) {
  return pages.filter((page) => me?.permissions.includes(page.needs) || (page.or && me?.permissions.includes(page.or)));
}

/** The administration: a menu at the side (above, on a telephone) and one page. */
export function AdminCentre({ me }: { me: TechnicianMe | undefined }) {
  const [here, go] = useLocation();
  const open = openPages(me);
  if (open.length === 0) return <Redirect to="/console" />;
  const current = open.find((page) => here === `/console/admin/${page.path}`);
  return (
    <div className="admin">
      <nav className="admin-menu" aria-label={texts.administration}>
        {open.map((page) => (
          <Link
            key={page.path}
            href={`/console/admin/${page.path}`}
            className="admin-link"
            aria-current={page === current ? 'page' : undefined}
          >
            {texts.pages[page.path]}
          </Link>
        ))}
      </nav>
      <NativeSelect
        className="admin-select"
        label={texts.page}
        value={current?.path ?? ''}
        onChange={(event) => go(`/console/admin/${event.currentTarget.value}`)}
        data={open.map((page) => ({ value: page.path, label: texts.pages[page.path] }))}
      />
      <div className="admin-body">
        <Suspense
          fallback={
            <Center p="xl">
              <Loader aria-label={texts.oneMoment} />
            </Center>
          }
        >
          <Switch>
            {open.map((page) => (
              <Route key={page.path} path={`/console/admin/${page.path}`} component={page.show} />
            ))}
            <Route>
              <Redirect to={`/console/admin/${open[0]!.path}`} />
            </Route>
          </Switch>
        </Suspense>
      </div>
    </div>
  );
}
