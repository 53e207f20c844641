/**
 * npm run build:weapp: the WeChat build of the mini-program, into apps/miniprogram/dist/weapp.
 *
 * TARO_APP_API_BASE is the API's address as phones reach it; WeChat wants https and a domain that is registered for the
 * mini-program. Without it the build talks to http://127.0.0.1:3000, which only WeChat's developer tools can reach.
 */
import { buildWeapp } from './support/weapp.mjs';

process.exitCode = await buildWeapp();
