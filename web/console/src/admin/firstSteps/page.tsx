import type { MailSettingsView, PortalAdminView } from '@deskside/talk';
import { Button, Group, Stack, Stepper, Text } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'wouter';
import { MailSettingsForm } from '../mail/settingsForm.tsx';
import { TestMail } from '../mail/testMail.tsx';
import { PageHead } from '../pageHead.tsx';
import { useRead } from '../useRead.ts';
import { NameStep } from './nameStep.tsx';
import { PortalStep } from './portalStep.tsx';
import { texts } from './texts.ts';

const steps = ['name', 'signIn', 'portal', 'mail', 'technician'] as const;

export default function FirstStepsPage() {
  const [at, setAt] = useState(0);
  const portals = useRead<PortalAdminView[]>('/admin/portals');
  const mail = useRead<MailSettingsView>('/mail/settings');
  const next = () => setAt(at + 1);
  const step = steps[at];
  const portal = portals.value?.find((p) => p.name === 'default') ?? portals.value?.[0];
  return (
    <div className="admin-page">
      <PageHead title={texts.title} about={texts.about} />
      <Stepper active={at} onStepClick={setAt} size="sm" mb="lg">
        {steps.map((name) => (
          <Stepper.Step key={name} label={texts[name].title} />
        ))}
      </Stepper>
      <Stack maw="40rem">
        {step && <Text>{texts[step].about}</Text>}
        {step === 'name' && <NameStep onDone={next} />}
        {step === 'signIn' && (
          <Group>
            <Button onClick={next}>{texts.next}</Button>
          </Group>
        )}
        {step === 'portal' && portal && <PortalStep portal={portal} onDone={next} />}
        {step === 'mail' && (
          <>
            {(mail.value || mail.code) && <MailSettingsForm key={mail.value?.host ?? ''} known={mail.value} onDone={mail.read} />}
            {mail.value && <TestMail />}
            {mail.value && (
              <Group>
                <Button onClick={next}>{texts.next}</Button>
              </Group>
            )}
          </>
        )}
        {step === 'technician' && (
          <Group>
            <Button component={Link} href="/console/admin/technicians">
              {texts.technician.go}
            </Button>
          </Group>
        )}
        {step ? (
          <Group>
            <Button variant="subtle" onClick={next}>
              {texts.skip}
            </Button>
          </Group>
        ) : (
          <>
            <Text role="status">{texts.done}</Text>
            <Group>
              {portal && (
                <Button component="a" href={portal.url} target="_blank" rel="noreferrer">
                  {texts.open}
                </Button>
              )}
              <Button variant="default" component={Link} href="/console">
                {texts.queue}
              </Button>
            </Group>
          </>
        )}
      </Stack>
    </div>
  );
}
