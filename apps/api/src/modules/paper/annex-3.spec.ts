import { annexRows, fieldsIn, propertiesOf, schemaAt } from '../../../test/support/annexes.js';

const boxes = annexRows('annex-3.md').map(([box, fields]): [string, string[]] => [box ?? '', fieldsIn(fields)]);

describe('Annex 3, field by field', () => {
  it('has a row for each box of the form', () => {
    expect(boxes.length).toBeGreaterThanOrEqual(40);
    expect(boxes.filter(([, fields]) => fields.length === 0)).toEqual([]);
  });

  it.each(boxes)('%s can be filled in and changed', (_, fields) => {
    for (const field of fields) {
      expect({ field, known: schemaAt('RegisterElder', field) !== undefined }).toEqual({ field, known: true });
      const change = field.replace(/^(firstContact|otherContacts\[\])/, 'contacts[]');
      // Who somebody is and where a household stands are corrected by routes of their own.
      if (/^(idNumber|villageCode)$/.test(field)) continue;
      const inChange = /^(gridName|address)$/.test(field) ? `household.${field}` : change;
      expect({ field: inChange, known: schemaAt('ChangeElder', inChange) !== undefined }).toEqual({
        field: inChange,
        known: true,
      });
    }
  });

  it('names every fact that the form may hold', () => {
    const told = boxes.flatMap(([, fields]) => fields);
    const facts = propertiesOf('OwnElderFacts');
    // Said elsewhere on the file: alive and where somebody lives follow from the status.
    const elsewhere = ['alive', 'livesInCity', 'livingIn'];
    expect(facts.filter((fact) => !elsewhere.includes(fact) && !told.includes(`facts.${fact}`))).toEqual([]);
  });
});
