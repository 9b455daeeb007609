import { Button, CopyButton, Group, Text } from '@mantine/core';
import type { ServiceView } from '../devices/types.ts';
import { breaths, inFours, spell } from './spelling.ts';
import type { Spoken } from './spokenGuide.ts';
import { texts } from './texts.ts';

/** Something to be read out over the phone: large, in groups, each sign with the word for it. */
export function ReadOut({ what, service }: { what: Spoken; service: ServiceView }) {
  if (what === 'fingerprint') return <Fingerprint hex={service.fingerprint ?? ''} />;
  const text = String(service[what] ?? '');
  if (text === '') return null;
  const isSpelled = what === 'secret' || what === 'name';
  return (
    <div className="read-aloud" data-what={what}>
      <div className="read-signs">
        {(isSpelled ? breaths(text) : [text]).map(spell).map((group, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: signs repeat; only the place tells them apart
          <span className="read-group" key={place}>
            {group.map(({ sign, word }, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: as above
              <span className="read-sign" key={at}>
                <span className="read-large">{sign}</span>
                {isSpelled && <span className="read-word">{word}</span>}
              </span>
            ))}
          </span>
        ))}
      </div>
      <Group gap="sm">
        {!isSpelled && (
          <Text size="sm" c="dimmed">
            {spell(text)
              .map(({ word }) => word)
              .join(' · ')}
          </Text>
        )}
        <Copy text={text} />
      </Group>
    </div>
  );
}

function Fingerprint({ hex }: { hex: string }) {
  return (
    <div className="read-aloud" data-what="fingerprint">
      <ol className="read-fours">
        {inFours(hex).map((four, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: groups repeat; only the place tells them apart
          <li key={place}>{four}</li>
        ))}
      </ol>
      <Copy text={hex} />
    </div>
  );
}

function Copy({ text }: { text: string }) {
  return (
    <CopyButton value={text}>
      {({ copied, copy }) => (
        <Button size="compact-xs" variant="subtle" onClick={copy}>
          {copied ? texts.copied : texts.copy}
        </Button>
      )}
    </CopyButton>
  );
}
