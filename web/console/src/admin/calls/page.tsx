import { call } from '@deskside/talk';
import { Alert, Badge, Button, Group, Paper, Skeleton, Stack, Switch, Text, Title } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { notices } from '../../desk/notices.ts';
import type { ServiceView } from '../../devices/types.ts';
import { problemText } from '../../parts/problemText.ts';
import { Sure } from '../../parts/sure.tsx';
import { CopyLine } from '../copyLine.tsx';
import { PageHead } from '../pageHead.tsx';
import { useRead } from '../useRead.ts';
import { saveRoot } from './saveRoot.ts';
import { texts } from './texts.ts';

/** Where the organisation's PCs call, with which secret, and what other programs may do. */
export default function CallsPage() {
  const { value, failure, read } = useRead<ServiceView>('/out-of-band');
  const [fault, setFault] = useState('');

  const change = async (method: 'POST' | 'PUT', path: string, body: object | undefined, done: () => void): Promise<boolean> => {
    const answer = await call(method, path, body);
    setFault(answer.ok ? '' : problemText(answer.problem));
    if (answer.ok) done();
    await read();
    return answer.ok;
  };

  return (
    <div className="admin-page">
      <PageHead title={texts.title} about={texts.about} failure={fault || failure}>
        {value && (
          <Badge size="lg" variant="light" tt="none" color={value.open ? 'green' : 'orange'}>
            {value.open ? texts.open : texts.closed}
          </Badge>
        )}
      </PageHead>
      {!value && !failure && <Skeleton height={320} radius="lg" />}
      {value && (
        <Stack gap="lg">
          {!value.open && value.why && <Alert color="orange">{value.why}</Alert>}
          <Service
            service={value}
            onRenew={() => change('POST', '/out-of-band/secret', undefined, () => notices.tell('good', texts.renewed, texts.renewedText))}
          />
          <Forwards
            rule={value.forward}
            onChange={(forward) =>
              change('PUT', '/out-of-band/settings', { forward }, () =>
                notices.tell('good', texts.forwardTitle, texts.forwardNow[forward]!),
              )
            }
          />
        </Stack>
      )}
    </div>
  );
}

function Service({ service, onRenew }: { service: ServiceView; onRenew: () => Promise<boolean> }) {
  const [isShown, setIsShown] = useState(false);
  const [asks, setAsks] = useState(false);
  return (
    <Card title={texts.title} hidesTitle>
      {service.address && (
        <Line label={texts.address}>
          <CopyLine text={service.address} />
        </Line>
      )}
      {service.port && (
        <Line label={texts.port}>
          <CopyLine text={String(service.port)} />
        </Line>
      )}
      <Line label={texts.name}>
        <CopyLine text={service.name} />
      </Line>
      <Line label={texts.secret} about={texts.secretAbout}>
        <Group gap="xs" align="flex-start">
          {isShown ? <CopyLine text={service.secret} /> : <span className="calls-hidden">•••• •••• ••••</span>}
          <Button size="compact-sm" variant="default" aria-pressed={isShown} onClick={() => setIsShown(!isShown)}>
            {isShown ? texts.hide : texts.show}
          </Button>
          <Button size="compact-sm" variant="default" color="red" onClick={() => setAsks(true)}>
            {texts.renew}
          </Button>
        </Group>
      </Line>
      {service.fingerprint && (
        <Line label={texts.fingerprint}>
          <CopyLine text={service.fingerprint} />
        </Line>
      )}
      <Line label={texts.root} about={texts.rootAbout}>
        <Button
          size="sm"
          variant="default"
          leftSection={<IconDownload size={18} />}
          disabled={!service.open}
          onClick={() => void saveRoot()}
        >
          {texts.download}
        </Button>
      </Line>
      {asks && (
        <Sure
          title={texts.renewAsk}
          text={texts.renewText}
          yes={texts.renewYes}
          onNo={() => setAsks(false)}
          onYes={async () => {
            setAsks(false);
            // The old secret is not worth showing.
            if (await onRenew()) setIsShown(true);
          }}
        />
      )}
    </Card>
  );
}

function Forwards({ rule, onChange }: { rule: ServiceView['forward']; onChange: (rule: ServiceView['forward']) => Promise<boolean> }) {
  const [busy, setBusy] = useState(false);
  return (
    <Card title={texts.forward}>
      <Switch
        label={texts.forwardOn}
        description={texts.forwardAbout}
        checked={rule === 'on'}
        disabled={busy}
        onChange={async (event) => {
          setBusy(true);
          await onChange(event.currentTarget.checked ? 'on' : 'off');
          setBusy(false);
        }}
      />
    </Card>
  );
}

function Card({ title, hidesTitle, children }: { title: string; hidesTitle?: true; children: ReactNode }) {
  return (
    <Paper withBorder radius="lg" p="lg" component="section" aria-label={title}>
      <Stack gap="md">
        {!hidesTitle && (
          <Title order={2} size="h4">
            {title}
          </Title>
        )}
        {children}
      </Stack>
    </Paper>
  );
}

function Line({ label, about, children }: { label: string; about?: string; children: ReactNode }) {
  return (
    <div className="calls-line">
      <Text fw={600} size="sm">
        {label}
      </Text>
      {about && (
        <Text size="sm" c="dimmed">
          {about}
        </Text>
      )}
      {children}
    </div>
  );
}
