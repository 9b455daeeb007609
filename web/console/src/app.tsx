import { Redirect, Route, Switch } from 'wouter';
import { AlertCards } from './alert/alertCards.tsx';
import { useDesk } from './desk/deskContext.ts';
import { AuditPage } from './pages/audit.tsx';
import { Waiting } from './pages/plain.tsx';
import { QueuePage } from './pages/queue.tsx';
import { SessionPage } from './pages/session.tsx';
import { SetupPage } from './pages/setup.tsx';
import { SignInPage } from './pages/signIn.tsx';
import { TechniciansPage } from './pages/technicians.tsx';
import { NoticeStack } from './parts/noticeStack.tsx';
import { Shell } from './parts/shell.tsx';

export function App() {
  return (
    <>
      <Switch>
        <Route path="/setup" component={SetupPage} />
        <Route component={SignedIn} />
      </Switch>
      <NoticeStack />
    </>
  );
}

function SignedIn() {
  const [desk, { phase, me }] = useDesk();
  const administers = me?.permissions.includes('manageTechnicians') ?? false;
  const audits = me?.permissions.includes('readAudit') ?? false;
  if (phase === 'loading') return <Waiting text="One moment…" />;
  if (phase === 'unreachable') return <Waiting text="The server does not answer. Trying again…" />;
  if (phase === 'signedOut') return <SignInPage desk={desk} />;
  return (
    <Shell>
      <Switch>
        <Route path="/console" component={QueuePage} />
        <Route path="/console/session/:id">{({ id }) => <SessionPage key={id} id={id} />}</Route>
        {administers && <Route path="/console/technicians" component={TechniciansPage} />}
        {audits && <Route path="/console/audit" component={AuditPage} />}
        <Route>
          <Redirect to="/console" />
        </Route>
      </Switch>
      <AlertCards />
    </Shell>
  );
}
