import { dial } from '@/platform/phone';
import { asProblem } from '@/platform/problem';
import { ask } from '@/ui';

import { visitorPhone } from './calls';

/** Calls the visitor; where the device cannot call, the number is shown. */
export async function callVisitor(elderId: number, visitorName: string): Promise<void> {
  try {
    const { value } = await visitorPhone(elderId);
    await callOrShow(value, `${visitorName}的电话`);
  } catch (error) {
    await ask({
      title: '没能取到电话号码',
      body: asProblem(error).detail,
      confirm: '知道了',
      cancel: null,
    });
  }
}

/** 120, after a question: a tap by mistake must not call an ambulance. */
export async function callAmbulance(): Promise<void> {
  const sure = await ask({ title: '拨打 120 急救电话', confirm: '现在拨打', cancel: '不打', danger: true });
  if (sure) await callOrShow('120', '急救电话');
}

async function callOrShow(number: string, words: string): Promise<void> {
  if ((await dial(number)) !== 'shown') return;
  await ask({
    title: `${words}：${number}`,
    body: '这台设备不能打电话，请用电话拨打。',
    confirm: '知道了',
    cancel: null,
  });
}
