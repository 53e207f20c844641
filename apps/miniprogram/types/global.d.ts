declare module '*.scss';

declare const defineAppConfig: <T>(config: T) => T;
declare const definePageConfig: <T>(config: T) => T;

declare namespace NodeJS {
  interface ProcessEnv {
    /** The platform of this build. */
    TARO_ENV: 'h5' | 'weapp';
    TARO_APP_API_BASE?: string;
  }
}
