import type { EarlierView } from '@deskside/talk';
import { Alert, Badge, Group, Text } from '@mantine/core';
import { dayAndTime } from '../../parts/amounts.ts';
import { outcomeNames } from '../outcomes.ts';
import { texts } from './texts.ts';
import { useList } from './useList.ts';

/** What this customer asked before, so that nobody has to tell it twice. */
export function EarlierPart({ request, isVerified, version }: { request: string; isVerified: boolean; version: number }) {
  const { list, failure } = useList<EarlierView>(`/requests/${request}/earlier`, version);
  if (failure)
    return (
      <Alert color="orange" role="alert">
        {failure}
      </Alert>
    );
  if (!list) return null;
  if (list.length === 0) return <Text size="sm">{texts.earlierNone}</Text>;
  return (
    <>
      {!isVerified && (
        <Text size="xs" c="dimmed" mb="xs">
          {texts.notVerified}
        </Text>
      )}
      <ul className="notes" aria-label={texts.earlierCases}>
        {list.map((case_) => (
          <li key={case_.request} className="note">
            <Group gap="xs" justify="space-between">
              <Text size="xs" c="dimmed">
                {dayAndTime(case_.askedAt)}
                {case_.technician ? (
                  <>
                    {' · '}
                    <bdi>{case_.technician}</bdi>
                  </>
                ) : null}
              </Text>
              <Badge size="sm" variant="light" color={case_.outcome === 'solved' ? 'teal' : 'gray'} tt="none">
                {case_.outcome
                  ? outcomeNames[case_.outcome as keyof typeof outcomeNames]
                  : ((texts.states as Record<string, string>)[case_.state] ?? case_.state)}
              </Badge>
            </Group>
            <Text size="sm" dir="auto" className="as-written" lineClamp={4}>
              {case_.question}
            </Text>
            {case_.note && (
              <Text size="sm" c="dimmed" dir="auto" className="as-written">
                {case_.note}
              </Text>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
