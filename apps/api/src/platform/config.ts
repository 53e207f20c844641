import { developmentSecrets } from './development-secrets.js';
import { SETTINGS, type Setting, type Settings } from './settings.js';

type SettingKey = keyof typeof SETTINGS;

/** The settings of this process, read once and checked. */
export class Config {
  constructor(private readonly settings: Settings) {}

  /** The value of a setting. */
  get<K extends SettingKey>(key: K): Settings[K] {
    return this.settings[key];
  }

  /** Whether this start serves real people. */
  get production(): boolean {
    return this.settings.environment === 'production';
  }
}

/** Thrown when the process must not start; the message names every wrong setting at once, and no secret. */
export class ConfigError extends Error {
  constructor(readonly problems: readonly string[]) {
    super(`设置有误,服务没有启动 / wrong settings, not started:\n${problems.map((line) => `  - ${line}`).join('\n')}`);
    this.name = 'ConfigError';
  }
}

/**
 * Reads and checks the settings. Outside production, secrets that are not given are made once and kept in DATA_DIR.
 * @param environment the variables, `process.env` as a rule
 * @throws ConfigError with a line for each wrong setting
 */
export function readConfig(environment: Record<string, string | undefined>): Config {
  const given = (setting: Setting<unknown>): string => environment[setting.name]?.trim() ?? '';
  const production = given(SETTINGS.environment) === 'production';
  const problems: string[] = [];
  const values: Partial<Record<SettingKey, unknown>> = {};
  let made: Record<string, string> | null = null;

  const valueOf = (key: SettingKey, text: string): string => {
    if (text !== '') return text;
    if (key === 'demoMode') return String(!production);
    if (key === 'tokenSecret' || key === 'fieldKeys' || key === 'blindIndexKey') {
      made ??= developmentSecrets(String(values.dataDir));
      return made[key] ?? '';
    }
    return SETTINGS[key].fallback;
  };

  for (const key of Object.keys(SETTINGS) as SettingKey[]) {
    const setting: Setting<unknown> = SETTINGS[key];
    const text = given(setting);
    const refusal = production ? setting.refusedInProduction?.(text) : null;
    if (refusal) {
      problems.push(`${setting.name}: ${refusal}`);
      continue;
    }
    try {
      values[key] = setting.parse(valueOf(key, text));
    } catch (error) {
      const shown = setting.secret || text === '' ? '' : ` (${JSON.stringify(text)})`;
      problems.push(`${setting.name}${shown}: ${(error as Error).message}`);
    }
  }
  if (Boolean(values.wechatAppId) !== Boolean(values.wechatAppSecret)) {
    problems.push('WECHAT_APP_ID, WECHAT_APP_SECRET: 须同时设置或同时留空 / set both or neither');
  }
  if (problems.length > 0) throw new ConfigError(problems);
  return new Config(values as Settings);
}
