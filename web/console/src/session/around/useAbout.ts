import { call, type RequestAbout, type TeamView } from '@deskside/talk';
import { useEffect, useState } from 'react';

/** What is known of a request, and the name of the team in whose line it stood. */
export function useAbout(request: string, version: number): { about: RequestAbout | undefined; teamName: string } {
  const [about, setAbout] = useState<RequestAbout>();
  const [teamName, setTeamName] = useState('');
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new version means that there is something to read
  useEffect(() => {
    void call<RequestAbout>('GET', `/requests/${request}/about`).then(async (answer) => {
      if (!answer.ok) return;
      setAbout(answer.value);
      const teams = answer.value.team ? await call<TeamView[]>('GET', '/teams') : undefined;
      if (teams?.ok) setTeamName(teams.value.find((team) => team.team === answer.value.team)?.name ?? '');
    });
  }, [request, version]);
  return { about, teamName };
}
