import { Badge, Group } from '@mantine/core';
import type { ReactNode } from 'react';
import { bootWords, consentNames, controlModes, powerNames } from './texts.ts';
import type { DeviceReport, DeviceView } from './types.ts';

/** What the firmware says of itself. */
export function ReportFacts({ report, view }: { report: DeviceReport; view: DeviceView }) {
  const { identity, redirection, consent } = report;
  const make = [identity.manufacturer, identity.model].filter(Boolean).join(' ');
  return (
    <dl className="summary device-facts">
      {identity.hostName && <Fact label="Name">{identity.hostName}</Fact>}
      {make && <Fact label="Make">{make}</Fact>}
      <Fact label="Number">
        <span className="spoken-small">{view.spoken}</span>
      </Fact>
      <Fact label="Firmware">
        {identity.firmware} · {controlModes[identity.controlMode]}
      </Fact>
      <Fact label="Power">
        <Badge variant="light" tt="none" color={report.power === 'on' ? 'green' : 'gray'}>
          {powerNames[report.power]}
        </Badge>
      </Fact>
      <Fact label="Address">
        {view.address ?? '–'}
        {view.cipher && ` · ${view.cipher}`}
      </Fact>
      <Fact label="Its own line">
        {view.line === 'tls' ? 'TLS, certificate pinned' : view.line === 'plain' ? 'plain, inside the call’s TLS' : 'not used yet'}
        {view.pin && <div className="spoken-small breaks">{view.pin}</div>}
      </Fact>
      <Fact label="Redirection">
        {redirection.enabled
          ? [redirection.serial && 'serial line', redirection.media && 'drives'].filter(Boolean).join(' and ') || 'on'
          : 'switched on when it is needed'}
      </Fact>
      <Fact label="Consent">
        {consent.required === 'none'
          ? 'not needed'
          : `needed ${consent.required === 'all' ? 'for everything' : 'for the screen'} · ${consentNames[consent.state]}`}
      </Fact>
      {report.bootCapabilities.length > 0 && (
        <Fact label="Start by remote">
          <Group gap={4}>
            {report.bootCapabilities.map((word) => (
              <Badge key={word} variant="light" color="gray" tt="none">
                {bootWords[word] ?? word}
              </Badge>
            ))}
          </Group>
        </Fact>
      )}
    </dl>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}
