/**
 * Makes talk/src/api/schema.ts out of the server's OpenAPI document, one TypeScript type a schema.
 *   npm run types              writes the file
 *   npm run types -- --check   fails when it would change (for the build)
 * Knows what our document uses: objects, arrays, enums, references, oneOf with null, nullable types. Anything else is an error.
 */
import { readFileSync, writeFileSync } from 'node:fs';

const source = new URL('../../docs/openapi.json', import.meta.url);
const target = new URL('../talk/src/api/schema.ts', import.meta.url);
const check = process.argv.includes('--check');

const schemas = JSON.parse(readFileSync(source, 'utf8')).components.schemas;
const types = Object.keys(schemas)
  .sort()
  .map((name) => declare(name, schemas[name]));
const text = `// Made by \`npm run types\` from docs/openapi.json. Do not edit.\n\n${types.join('\n\n')}\n`;

if (!check) writeFileSync(target, text);
else if (readFileSync(target, 'utf8') !== text) {
  console.error('talk/src/api/schema.ts is not what docs/openapi.json says. Run: npm run types');
  process.exit(1);
}

function declare(name, schema) {
  if (schema.properties) return `export interface ${name} ${object(schema)}`;
  const line = `export type ${name} = ${type(schema, name)};`;
  // As the formatter breaks lines that are too long.
  return line.length <= 140 ? line : line.replace(' = ', ' =\n  | ').replaceAll("' | '", "'\n  | '");
}

function object(schema) {
  const required = new Set(schema.required ?? []);
  const members = Object.entries(schema.properties).map(
    ([name, value]) => `  ${name}${required.has(name) ? '' : '?'}: ${type(value, name)};`,
  );
  return `{\n${members.join('\n')}\n}`;
}

function type(schema, where) {
  if (schema.$ref) return schema.$ref.split('/').at(-1);
  // That an enum may be null is said where it is used.
  if (schema.enum)
    return schema.enum
      .filter((value) => value !== null)
      .map((value) => `'${value}'`)
      .join(' | ');
  if (schema.oneOf) return schema.oneOf.map((one) => type(one, where)).join(' | ');
  if (Array.isArray(schema.type)) return schema.type.map((one) => type({ ...schema, type: one }, where)).join(' | ');
  switch (schema.type) {
    case 'null':
    case 'string':
    case 'boolean':
      return schema.type;
    case 'integer':
    case 'number':
      return 'number';
    case 'array':
      return `${wrap(type(schema.items, where))}[]`;
    case 'object':
      return `Record<string, ${schema.additionalProperties ? type(schema.additionalProperties, where) : 'unknown'}>`;
    default:
      throw new Error(`${where}: this script does not know ${JSON.stringify(schema)}`);
  }
}

function wrap(text) {
  return text.includes('|') ? `(${text})` : text;
}
