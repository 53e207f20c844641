/** True in the web build, false in the WeChat build. The bundler drops the other branch. */
export const isWeb: boolean = process.env.TARO_ENV === 'h5';
