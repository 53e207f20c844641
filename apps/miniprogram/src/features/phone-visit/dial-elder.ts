import { forgetCall, noteCall } from '@/offline/calls';
import { open } from '@/platform/navigation';
import { dial } from '@/platform/phone';
import { asProblem } from '@/platform/problem';
import { api } from '@/platform/request';
import { ask } from '@/ui';

/**
 * Calls an elder and has the record of the call ready behind the call: method, time and duration fill themselves.
 * The number is revealed for this purpose (the server notes it) and kept nowhere.
 */
export async function dialElder({ elderId, name }: { elderId: number; name: string }): Promise<void> {
  let number: string;
  try {
    const body = { field: 'phone', reason: '电话探访' };
    number = (await api.post<{ value: string }>(`/elders/${elderId}/reveal`, body)).value;
  } catch (error) {
    const problem = asProblem(error);
    const body = problem.isNetwork ? '没有网络，取不到号码。您可以用手机通讯录拨打，打完再来记录。' : problem.detail;
    const record = await ask({ title: '没能取到电话号码', body, confirm: '已打过电话，去记录', cancel: '返回' });
    if (record) open('record', { elderId, method: 'phone' });
    return;
  }
  noteCall(elderId);
  open('record', { elderId, method: 'phone', call: 1 });
  const result = await dial(number);
  if (result === 'cancelled') forgetCall();
  if (result === 'shown') {
    await ask({
      title: `请用电话拨打 ${number}`,
      body: `${name}的号码。这台设备不能打电话；打完后接着填写记录。`,
      confirm: '打完了',
      cancel: null,
    });
  }
}
