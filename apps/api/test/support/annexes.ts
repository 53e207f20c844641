import { readFileSync } from 'node:fs';
import path from 'node:path';

const ROOT = path.join(__dirname, '..', '..', '..', '..');

interface Schema {
  $ref?: string;
  allOf?: Schema[];
  items?: Schema;
  properties?: Record<string, Schema>;
}

const { components } = JSON.parse(readFileSync(path.join(ROOT, 'libs/contracts/openapi.json'), 'utf8')) as {
  components: { schemas: Record<string, Schema> };
};

/** The rows of a form's list in docs/, each a list of its cells. */
export function annexRows(document: 'annex-3.md' | 'annex-4.md'): string[][] {
  return readFileSync(path.join(ROOT, 'docs', document), 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .slice(2)
    .map((line) => line.split('|').map((cell) => cell.trim()))
    .map((cells) => cells.slice(1, -1));
}

/** The names between back quotes in a cell. */
export function fieldsIn(cell = ''): string[] {
  return [...cell.matchAll(/`([^`]+)`/g)].map(([, field]) => field ?? '');
}

/** The schema of the contract's own field at a path such as `household.members[].name`; undefined where there is none. */
export function schemaAt(name: string, fieldPath: string): Schema | undefined {
  return fieldPath.split('.').reduce<Schema | undefined>((schema, part) => {
    const property = resolved(resolved(schema)?.properties?.[part.replace('[]', '')]);
    return part.endsWith('[]') ? resolved(property?.items) : property;
  }, components.schemas[name]);
}

/** The names of a schema's properties. */
export function propertiesOf(name: string): string[] {
  return Object.keys(resolved(components.schemas[name])?.properties ?? {});
}

function resolved(schema: Schema | undefined): Schema | undefined {
  const named = schema?.$ref ?? schema?.allOf?.[0]?.$ref;
  return named === undefined ? schema : components.schemas[named.split('/').at(-1) ?? ''];
}
