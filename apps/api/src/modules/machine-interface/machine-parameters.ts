/**
 * What a program may do, one of these: read aggregate figures, or bring weather warnings; never anybody's record. A token
 * of one opens no route of the other.
 */
export const MACHINE_SCOPES = { 'figures.read': '读取统计数据', 'warnings.write': '发送天气预警' } as const;
export type MachineScope = keyof typeof MACHINE_SCOPES;

/** Tells a program's token from a person's session, and finds it where it should not be. */
export const TOKEN_PREFIX = 'tfm_';

/** Requests that one program may send in a minute; what it reads changes a few times a day. */
export const REQUESTS_A_MINUTE = 60;

/** Version of the answers: a new field raises the second number, anything else the first. */
export const SCHEMA_VERSION = '1.0';
