/** Puts values into a sentence of a table: `fill('At {time}', { time })`. What is not given stays as it is written. */
export function fill(sentence: string, values: Record<string, string | number>): string {
  return sentence.replace(/\{(\w+)\}/g, (place, name: string) => (Object.hasOwn(values, name) ? String(values[name]) : place));
}
