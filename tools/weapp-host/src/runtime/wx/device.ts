import type { Mocks } from '../mocks.js';
import type { AppEvents } from './app-events.js';
import { asyncCall, CallFailure, quietCalls, type WxApi } from './call.js';
import type { UserGesture } from './gesture.js';

/** Functions of the phone and of the account: a test sets their answers with `host.mock(name, answer)`. */
const MOCKED = [
  'addPhoneContact',
  'authorize',
  'checkSession',
  'chooseImage',
  'chooseLocation',
  'chooseMedia',
  'chooseMessageFile',
  'compressImage',
  'getClipboardData',
  'getFuzzyLocation',
  'getImageInfo',
  'getLocation',
  'getPrivacySetting',
  'getScreenBrightness',
  'getSetting',
  'login',
  'makePhoneCall',
  'navigateToMiniProgram',
  'openCustomerServiceChat',
  'openDocument',
  'openLocation',
  'openPrivacyContract',
  'openSetting',
  'previewImage',
  'previewMedia',
  'saveImageToPhotosAlbum',
  'scanCode',
  'setClipboardData',
  'startLocationUpdate',
  'stopLocationUpdate',
  'checkIsOpenAccessibility',
];

/** What a phone on a desk answers to, without anybody's help. */
const DEFAULT_ANSWERS: Record<string, unknown> = {
  checkIsOpenAccessibility: { open: false },
  checkSession: {},
  getPrivacySetting: { needAuthorization: false, privacyContractName: '《用户隐私保护指引》' },
  getSetting: { authSetting: {} },
  makePhoneCall: {},
  previewImage: {},
  setClipboardData: {},
};

/** Must be named in app.json's `requiredPrivateInfos`, or the call fails. */
const DECLARED = ['chooseLocation', 'getFuzzyLocation', 'getLocation', 'startLocationUpdate'];

/** Asks for the user's agreement to the privacy guide first, when a test says it was not given yet. */
const PRIVATE = ['chooseLocation', 'chooseMedia', 'getFuzzyLocation', 'getLocation', 'startLocationUpdate'];

const MOST_TEMPLATES = 3;

/** The user's agreement to the mini-program's privacy guide. */
export class PrivacyConsent {
  /** Set to false by a test: the next private call must ask. */
  given = true;

  /** @param askItself WeChat's own question, put when the app does not listen for the need */
  constructor(
    private readonly events: AppEvents,
    private readonly askItself: () => Promise<boolean>,
  ) {}

  /** @throws CallFailure when the user disagrees */
  async require(name: string): Promise<void> {
    if (this.given) return;
    const agreed = await new Promise<boolean>((resolve, reject) => {
      const answer = ({ event }: { event: string }): void => resolve(event === 'agree');
      const heard = this.events.emit('NeedPrivacyAuthorization', answer, { referrer: name });
      if (heard === 0) this.askItself().then(resolve, reject);
    });
    if (!agreed) throw new CallFailure('privacy permission is not authorized', { errno: 104 });
    this.given = true;
  }
}

interface DeviceApiParts {
  mocks: Mocks;
  privacy: PrivacyConsent;
  gesture: UserGesture;
  requiredPrivateInfos: string[];
}

/** Device and account functions. What no test has answered fails, as on a phone without the sensor. */
export function deviceApi({ mocks, privacy, gesture, requiredPrivateInfos }: DeviceApiParts): WxApi {
  const answer = async (name: string, options: unknown): Promise<unknown> => {
    const result = await mocks.answer(name, options, DEFAULT_ANSWERS[name]);
    if (result === undefined) throw new CallFailure('no answer was set for it in this host');
    const errMsg = (result as { errMsg?: string } | null)?.errMsg;
    if (errMsg?.includes(':fail')) throw new CallFailure(errMsg, result as Record<string, unknown>);
    return result;
  };
  const mocked = (name: string): unknown =>
    asyncCall(name, async (options) => {
      if (DECLARED.includes(name) && !requiredPrivateInfos.includes(name)) {
        throw new CallFailure('the api need to be declared in the requiredPrivateInfos field in app.json/ext.json');
      }
      if (PRIVATE.includes(name)) await privacy.require(name);
      return answer(name, options);
    });

  return {
    ...Object.fromEntries(MOCKED.map((name) => [name, mocked(name)])),
    requirePrivacyAuthorize: asyncCall('requirePrivacyAuthorize', () => privacy.require('requirePrivacyAuthorize')),
    requestSubscribeMessage: asyncCall('requestSubscribeMessage', (options) => {
      const templates = (options.tmplIds ?? []) as string[];
      if (!gesture.isRecent()) throw new CallFailure('can only be invoked by user TAP gesture', { errCode: 20001 });
      if (templates.length > MOST_TEMPLATES) throw new CallFailure('tmplIds max length is 3', { errCode: 20003 });
      return answer('requestSubscribeMessage', options);
    }),
    ...quietCalls(['hideKeyboard', 'setKeepScreenOn', 'setScreenBrightness', 'vibrateLong', 'vibrateShort']),
    ...quietCalls(['reportEvent', 'exitMiniProgram']),
  };
}
