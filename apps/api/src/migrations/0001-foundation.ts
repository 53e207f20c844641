import type { MigrationInterface, QueryRunner } from 'typeorm';
import { column, createTable, dropTables } from './portable.js';

/** Regions, accounts with their sessions, the audit log and the writes of devices. */
export class Foundation1700000000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, {
      name: 'region',
      columns: [
        column.varchar('code', 12, { primary: true }),
        column.varchar('name', 60),
        column.varchar('level', 10),
        column.varchar('kind', 30, { nullable: true }),
        column.varchar('parent_code', 12, { nullable: true }),
        column.varchar('town_code', 12, { nullable: true }),
      ],
      indices: [['parent_code', 'code']],
      foreignKeys: [{ columns: ['parent_code'], references: 'region', referencedColumns: ['code'] }],
    });
    await createTable(runner, {
      name: 'account',
      columns: [
        column.id(),
        column.varchar('login_name', 64),
        column.varchar('password_hash', 200, { nullable: true }),
        column.varchar('display_name', 60),
        column.varchar('role', 20),
        column.varchar('region_code', 12, { nullable: true }),
        column.text('phone_enc', { nullable: true }),
        column.varchar('phone_index', 64, { nullable: true }),
        column.instant('created_at'),
        column.instant('disabled_at', { nullable: true }),
      ],
      unique: [['login_name'], ['phone_index']],
      indices: [['region_code', 'role', 'id']],
      foreignKeys: [{ columns: ['region_code'], references: 'region', referencedColumns: ['code'] }],
    });
    await createTable(runner, {
      name: 'sign_in_failure',
      columns: [
        column.varchar('name_index', 64, { primary: true }),
        column.int('failures'),
        column.instant('locked_until', { nullable: true }),
        column.instant('last_at'),
      ],
      indices: [['last_at']],
      checks: [{ name: 'ck_sign_in_failure_failures', expression: 'failures >= 0' }],
    });
    await createTable(runner, {
      name: 'wechat_binding',
      columns: [
        column.id(),
        column.int('account_id'),
        column.varchar('openid_index', 64),
        column.text('openid_enc'),
        column.instant('bound_at'),
      ],
      unique: [['openid_index']],
      indices: [['account_id']],
      foreignKeys: [{ columns: ['account_id'], references: 'account' }],
    });
    await createTable(runner, {
      name: 'refresh_token',
      columns: [
        column.id(),
        column.varchar('family_id', 36),
        column.int('account_id'),
        column.varchar('token_hash', 64),
        column.instant('issued_at'),
        column.instant('expires_at'),
        column.instant('used_at', { nullable: true }),
        column.instant('revoked_at', { nullable: true }),
      ],
      unique: [['token_hash']],
      indices: [['family_id'], ['account_id'], ['expires_at']],
      foreignKeys: [{ columns: ['account_id'], references: 'account' }],
    });
    await createTable(runner, {
      name: 'audit_entry',
      columns: [
        column.id(),
        column.instant('at'),
        column.int('account_id', { nullable: true }),
        column.varchar('role', 20, { nullable: true }),
        column.varchar('action', 60),
        column.varchar('subject_type', 40),
        column.varchar('subject_id', 60, { nullable: true }),
        column.varchar('region_code', 12, { nullable: true }),
        column.text('detail', { nullable: true }),
      ],
      indices: [
        ['at', 'id'],
        ['subject_type', 'subject_id', 'id'],
        ['account_id', 'id'],
      ],
    });
    await createTable(runner, {
      name: 'client_request',
      columns: [
        column.id(),
        column.varchar('client_id', 64),
        column.int('account_id'),
        column.varchar('route', 120),
        column.varchar('body_hash', 64),
        column.text('answer', { nullable: true }),
        column.instant('created_at'),
      ],
      unique: [['client_id']],
      indices: [['created_at']],
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, [
      'client_request',
      'audit_entry',
      'refresh_token',
      'wechat_binding',
      'sign_in_failure',
      'account',
      'region',
    ]);
  }
}
