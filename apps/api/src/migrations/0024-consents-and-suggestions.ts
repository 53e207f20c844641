import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumns, column, createTable, dropTables } from './portable.js';

const ofElder = [{ columns: ['elder_id'], references: 'elder' }];

const CONSENT_COLUMNS = [
  column.varchar('text_version', 20, { nullable: true }),
  column.varchar('text_hash', 64, { nullable: true }),
  column.varchar('signer', 20, { nullable: true }),
  column.varchar('signer_name_enc', 255, { nullable: true }),
  column.varchar('signer_relation', 20, { nullable: true }),
  column.varchar('how', 20, { nullable: true }),
  column.varchar('witness_name', 60, { nullable: true }),
];

/** How consents were given, signatures under a file, where homes are, suggestions for a file. */
export class ConsentsAndSuggestions1700000000024 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await addColumns(runner, 'consent', CONSENT_COLUMNS);
    await createTable(runner, {
      name: 'file_signature',
      columns: [
        column.id(),
        column.int('elder_id'),
        column.int('consent_id', { nullable: true }),
        column.varchar('side', 20),
        column.varchar('signer_name_enc', 255),
        column.varchar('relation', 20, { nullable: true }),
        column.text('image_enc'),
        column.instant('signed_at'),
        column.int('recorded_by'),
      ],
      indices: [['elder_id', 'id'], ['consent_id']],
      foreignKeys: [...ofElder, { columns: ['consent_id'], references: 'consent' }],
    });
    await createTable(runner, {
      name: 'home_place',
      columns: [
        column.int('household_id', { primary: true }),
        column.int('latitude_milli'),
        column.int('longitude_milli'),
        column.instant('placed_at'),
        column.int('placed_by'),
      ],
      foreignKeys: [{ columns: ['household_id'], references: 'household' }],
    });
    await createTable(runner, {
      name: 'suggestion',
      columns: [
        column.id(),
        column.int('elder_id'),
        column.varchar('source_key', 80),
        column.varchar('source', 20),
        column.varchar('topic', 30),
        column.text('text_enc'),
        column.varchar('value_enc', 255, { nullable: true }),
        column.int('reported_by'),
        column.instant('reported_at'),
        column.varchar('state', 20),
        column.instant('decided_at', { nullable: true }),
        column.int('decided_by', { nullable: true }),
      ],
      unique: [['source_key']],
      indices: [['elder_id', 'state', 'id']],
      foreignKeys: ofElder,
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, ['suggestion', 'home_place', 'file_signature']);
    await runner.dropColumns(
      'consent',
      CONSENT_COLUMNS.map(({ name }) => name),
    );
  }
}
