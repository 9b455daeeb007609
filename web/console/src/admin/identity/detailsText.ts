/** The details of an entry as one line; a change ("field.before", "field.after") as "field: old → new". */
export function detailsText(details: Record<string, string> | null | undefined): string {
  if (!details) return '';
  const parts: string[] = [];
  const said = new Set<string>();
  for (const [name, value] of Object.entries(details)) {
    const field = /^(.+)\.(before|after)$/.exec(name)?.[1];
    if (!field) {
      if (value !== null) parts.push(`${name}: ${value}`);
    } else if (!said.has(field)) {
      said.add(field);
      parts.push(`${field}: ${details[`${field}.before`] ?? '–'} → ${details[`${field}.after`] ?? '–'}`);
    }
  }
  return parts.join(' · ');
}
