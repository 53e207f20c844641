import { dial } from '@/platform/phone';
import { asProblem } from '@/platform/problem';
import { ask } from '@/ui';

import { visitorPhone } from './calls';

/** Calls the visitor; where the device cannot call, the number is shown. */
export async function callVisitor(elderId: number, visitorName: string): Promise<void> {
  try {
    const { value } = await visitorPhone(elderId);
    if ((await dial(value)) === 'shown')
      await ask({
        title: `${visitorName}的电话：${value}`,
        body: '这台设备不能打电话，请用手机拨打。',
        confirm: '知道了',
        cancel: null,
      });
  } catch (error) {
    await ask({ title: '没能取到电话号码', body: asProblem(error).detail, confirm: '知道了', cancel: null });
  }
}
