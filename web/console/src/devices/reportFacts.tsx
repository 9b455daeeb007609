import { Badge, Group } from '@mantine/core';
import type { ReactNode } from 'react';
import { cipherText } from './cipherText.ts';
import { bootWords, consentNames, controlModes, facts, powerNames } from './texts.ts';
import type { DeviceReport, DeviceView } from './types.ts';

/** What the firmware says of itself. */
export function ReportFacts({ report, view }: { report: DeviceReport; view: DeviceView }) {
  const { identity, redirection, consent } = report;
  const make = [identity.manufacturer, identity.model].filter(Boolean).join(' ');
  return (
    <dl className="summary device-facts">
      {identity.hostName && <Fact label={facts.name}>{identity.hostName}</Fact>}
      {make && <Fact label={facts.make}>{make}</Fact>}
      <Fact label={facts.number}>
        <span className="spoken-small">{view.spoken}</span>
      </Fact>
      <Fact label={facts.firmware}>
        {identity.firmware} · {controlModes[identity.controlMode]}
      </Fact>
      <Fact label={facts.power}>
        <Badge variant="light" tt="none" color={report.power === 'on' ? 'green' : 'gray'}>
          {powerNames[report.power]}
        </Badge>
      </Fact>
      <Fact label={facts.address}>
        {view.address ?? '–'}
        {view.cipher && ` · ${cipherText(view.cipher)}`}
      </Fact>
      <Fact label={facts.line}>
        {facts.lines[view.line ?? 'none']}
        {view.pin && <div className="spoken-small breaks">{view.pin}</div>}
      </Fact>
      <Fact label={facts.redirection}>{redirectionText(redirection)}</Fact>
      <Fact label={facts.consent}>
        {consent.required === 'none'
          ? facts.consentFree
          : `${consent.required === 'all' ? facts.consentAll : facts.consentScreen} · ${consentNames[consent.state]}`}
      </Fact>
      {report.bootCapabilities.length > 0 && (
        <Fact label={facts.start}>
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

function redirectionText({ enabled, serial, media }: DeviceReport['redirection']): string {
  if (!enabled) return facts.whenNeeded;
  return serial && media ? facts.both : serial ? facts.serial : media ? facts.media : facts.on;
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}
