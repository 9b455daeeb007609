import type { RequestAbout } from '@deskside/talk';
import { Badge, Group, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { languageName } from '../../parts/languageName.ts';
import { texts } from './texts.ts';

export function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <Text size="xs" c="dimmed" tt="none">
        {label}
      </Text>
      <div className="fact">{children}</div>
    </div>
  );
}

/** What the request itself says beside the question: the portal's own fields, language, team, how to go on. */
export function AboutPart({ about, teamName }: { about: RequestAbout; teamName: string }) {
  return (
    <>
      <Group gap={6}>
        {about.isVerified && (
          <Badge variant="light" color="teal" tt="none">
            {texts.knownCustomer}
          </Badge>
        )}
        {about.skill && (
          <Badge variant="light" tt="none">
            {about.skill}
          </Badge>
        )}
        {about.language && (
          <Badge variant="light" color="gray" tt="none">
            {languageName(about.language)}
          </Badge>
        )}
        {teamName && (
          <Badge variant="light" color="gray" tt="none">
            {teamName}
          </Badge>
        )}
      </Group>
      {about.channel !== 'chat' && (
        <Fact label={about.channel === 'phone' ? texts.goesOnByPhone : texts.goesOnByMail}>
          <span dir="ltr">{about.contact}</span>
        </Fact>
      )}
      {Object.entries(about.fields).map(([name, value]) => (
        <Fact key={name} label={name}>
          <Text size="sm" dir="auto" className="as-written">
            {value}
          </Text>
        </Fact>
      ))}
    </>
  );
}
