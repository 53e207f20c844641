import { readFileSync } from 'node:fs';
import path from 'node:path';

interface Schema {
  $ref?: string;
  allOf?: Schema[];
  items?: Schema;
  properties?: Record<string, Schema>;
}

const ROOT = path.join(__dirname, '..', '..', '..', '..', '..');
const { components } = JSON.parse(readFileSync(path.join(ROOT, 'libs/contracts/openapi.json'), 'utf8')) as {
  components: { schemas: Record<string, Schema> };
};
const boxes = readFileSync(path.join(ROOT, 'docs/annex-3.md'), 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('|'))
  .slice(2)
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .map(([, box, fields]): [string, string[]] => [
    box ?? '',
    [...(fields ?? '').matchAll(/`([^`]+)`/g)].map(([, f]) => f ?? ''),
  ]);

const resolved = (schema: Schema | undefined): Schema | undefined => {
  const named = schema?.$ref ?? schema?.allOf?.[0]?.$ref;
  return named === undefined ? schema : components.schemas[named.split('/').at(-1) ?? ''];
};

/** The schema at a path such as `household.members[].name`. */
function at(name: string, fieldPath: string): Schema | undefined {
  return fieldPath.split('.').reduce<Schema | undefined>((schema, part) => {
    const property = resolved(resolved(schema)?.properties?.[part.replace('[]', '')]);
    return part.endsWith('[]') ? resolved(property?.items) : property;
  }, components.schemas[name]);
}

describe('Annex 3, field by field', () => {
  it('has a row for each box of the form', () => {
    expect(boxes.length).toBeGreaterThanOrEqual(40);
    expect(boxes.filter(([, fields]) => fields.length === 0)).toEqual([]);
  });

  it.each(boxes)('%s can be filled in and changed', (_, fields) => {
    for (const field of fields) {
      expect({ field, known: at('RegisterElder', field) !== undefined }).toEqual({ field, known: true });
      const change = field.replace(/^(firstContact|otherContacts\[\])/, 'contacts[]');
      // Who somebody is and where a household stands are corrected by routes of their own.
      if (/^(idNumber|villageCode)$/.test(field)) continue;
      const inChange = /^(gridName|address)$/.test(field) ? `household.${field}` : change;
      expect({ field: inChange, known: at('ChangeElder', inChange) !== undefined }).toEqual({
        field: inChange,
        known: true,
      });
    }
  });

  it('names every fact that the form may hold', () => {
    const told = boxes.flatMap(([, fields]) => fields);
    const facts = Object.keys(resolved(components.schemas.OwnElderFacts)?.properties ?? {});
    // Said elsewhere on the file: alive and where somebody lives follow from the status.
    const elsewhere = ['alive', 'livesInCity', 'livingIn'];
    expect(facts.filter((fact) => !elsewhere.includes(fact) && !told.includes(`facts.${fact}`))).toEqual([]);
  });
});
