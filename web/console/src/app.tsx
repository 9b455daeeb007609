import { lazy, Suspense } from 'react';
import { Redirect, Route, Switch, useLocation } from 'wouter';
import { AccountPage } from './account/accountPage.tsx';
import { AdminCentre } from './admin/centre.tsx';
import { AlertCards } from './alert/alertCards.tsx';
import { useDesk } from './desk/deskContext.ts';
import { LostPart } from './lost/lostPart.tsx';
import { JoinPage } from './pages/join.tsx';
import { Waiting } from './pages/plain.tsx';
import { QueuePage } from './pages/queue.tsx';
import { SessionPage } from './pages/session.tsx';
import { SetupPage } from './pages/setup.tsx';
import { SignInPage } from './pages/signIn.tsx';
import { texts } from './pages/startTexts.ts';
import { NoticeStack } from './parts/noticeStack.tsx';
import { Shell } from './parts/shell.tsx';

const CasesPage = lazy(() => import('./cases/casesPage.tsx'));
const NewCallPage = lazy(() => import('./cases/newCallPage.tsx'));
const CasePage = lazy(() => import('./cases/casePage.tsx'));
const DevicePage = lazy(() => import('./devices/devicePage.tsx'));
const InvitationsPage = lazy(() => import('./admin/invitations/page.tsx'));

export function App() {
  const [place] = useLocation();
  return (
    <>
      <LostPart place={place}>
        <Switch>
          <Route path="/setup" component={SetupPage} />
          <Route path="/console/join" component={JoinPage} />
          <Route component={SignedIn} />
        </Switch>
      </LostPart>
      <NoticeStack />
    </>
  );
}

function SignedIn() {
  const [desk, { phase, me }] = useDesk();
  const [place] = useLocation();
  if (phase === 'loading') return <Waiting text={texts.loading} />;
  if (phase === 'unreachable') return <Waiting text={texts.unreachable} />;
  if (phase === 'signedOut') return <SignInPage desk={desk} />;
  if (phase === 'mustEnrol')
    return (
      <main>
        <AccountPage />
      </main>
    );
  return (
    <Shell>
      <LostPart place={place}>
        <Switch>
          <Route path="/console" component={QueuePage} />
          <Route path="/console/session/:id">{({ id }) => <SessionPage key={id} id={id} />}</Route>
          <Route path="/console/account" component={AccountPage} />
          <Route path="/console/admin/*?">
            <AdminCentre me={me} />
          </Route>
          <Route path="/console/cases">
            <Suspense>
              <CasesPage />
            </Suspense>
          </Route>
          <Route path="/console/cases/new">
            <Suspense>
              <NewCallPage />
            </Suspense>
          </Route>
          <Route path="/console/cases/:request">
            {({ request }) => (
              <Suspense>
                <CasePage key={request} request={request} />
              </Suspense>
            )}
          </Route>
          <Route path="/console/devices/:device">
            {({ device }) => (
              <Suspense>
                <DevicePage key={device} device={device} />
              </Suspense>
            )}
          </Route>
          <Route path="/console/invitations">
            <Suspense>
              <InvitationsPage />
            </Suspense>
          </Route>
          <Route>
            <Redirect to="/console" />
          </Route>
        </Switch>
      </LostPart>
      <AlertCards />
    </Shell>
  );
}
