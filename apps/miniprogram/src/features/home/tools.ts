import type { RouteName } from '@/platform/routes';
import type { IconName } from '@/ui';

/** Something to do beside the daily list. It shows to whoever holds the permission. */
export interface Tool {
  route: RouteName;
  label: string;
  /** One line: what it is for. */
  about: string;
  icon: IconName;
  permission: string;
}

/** All tools, grouped as the page 办事 shows them. A capability adds its line here. */
export const TOOLS: Readonly<Record<string, readonly Tool[]>> = {
  老人和档案: [
    {
      route: 'registerElder',
      label: '登记老人',
      about: '按信息登记表建档，先填身份证号',
      icon: 'plus',
      permission: 'elder.register',
    },
    {
      route: 'imports',
      label: '批量导入',
      about: '摸排表整表导入台账，先核对再写入，可整批撤销',
      icon: 'file',
      permission: 'import.read',
    },
    {
      route: 'sharedLists',
      label: '部门名单',
      about: '上传民政、卫健、残联的名单，和台账比对',
      icon: 'file',
      permission: 'shared_list.upload',
    },
    {
      route: 'listItems',
      label: '名单核对',
      about: '部门名单与台账不一致的，逐条核对采纳',
      icon: 'check',
      permission: 'list_item.read',
    },
    {
      route: 'comingChanges',
      label: '即将变化',
      about: '下月满80周岁等，类别将怎样变化',
      icon: 'clock',
      permission: 'coming_change.read',
    },
    {
      route: 'refusals',
      label: '再问一次意愿',
      about: '不愿接受探访的老人，每季度问一次',
      icon: 'people',
      permission: 'elder.ask',
    },
    {
      route: 'raises',
      label: '提级审批',
      about: '人工提级的提出、审批和结束',
      icon: 'check',
      permission: 'class_raise.read',
    },
    {
      route: 'assignments',
      label: '分配与交接',
      about: '谁由谁探访，批量交接，探访员报送备案',
      icon: 'people',
      permission: 'assignment.read',
    },
    {
      route: 'leaves',
      label: '请假代班',
      about: '请假期间按工作量分给同事，到期自动结束',
      icon: 'clock',
      permission: 'assignment.read',
    },
    {
      route: 'doubles',
      label: '疑似重复',
      about: '像是同一人的两份档案，核对后合并或排除',
      icon: 'file',
      permission: 'double.read',
    },
  ],
  跟踪和应急: [
    {
      route: 'weekPlaces',
      label: '本周名单',
      about: '谁已完成、谁到周日会漏访，按村和按探访员看，可交接、分给同事',
      icon: 'list',
      permission: 'week_place.read',
    },
    {
      route: 'followUps',
      label: '跟踪回访',
      about: '探访发现的隐患、困难、转介和提醒，直到回访办结',
      icon: 'list',
      permission: 'follow_up.read',
    },
    {
      route: 'boosts',
      label: '加密探访',
      about: '天气、节日、疾病高发时增加次数，无法上门时改为电话',
      icon: 'plus',
      permission: 'boost.read',
    },
    {
      route: 'weather',
      label: '天气预警',
      about: '录入或自动收到的预警，提醒探访员和家属，提出加密探访',
      icon: 'alert',
      permission: 'weather_warning.read',
    },
    {
      route: 'emergencies',
      label: '应急记录',
      about: '紧急求助的经过、处置结果和归档',
      icon: 'alert',
      permission: 'emergency.read',
    },
    {
      route: 'phones',
      label: '手机联系情况',
      about: '谁的手机多天没联系上、还有记录没上传，打个电话问问',
      icon: 'phone',
      permission: 'phone.read',
    },
    {
      route: 'visitQuestions',
      label: '记录待说明',
      about: '同一分钟两处等看着不对的记录，问清楚写一句，不是结论',
      icon: 'edit',
      permission: 'visit_question.read',
    },
    {
      route: 'dutyPhones',
      label: '值班电话',
      about: '紧急求助里显示的村（居）、镇和市的值班电话',
      icon: 'phone',
      permission: 'duty_phone.change',
    },
  ],
  数据和报表: [
    {
      route: 'quarter',
      label: '按季调度',
      about: '季度报表的填写、报送、审核和下载',
      icon: 'chart',
      permission: 'report.read',
    },
    {
      route: 'month',
      label: '按月更新',
      about: '各地更新、新增退出、类别变化、月探访率，和上月、去年同月比',
      icon: 'list',
      permission: 'figure.read',
    },
    {
      route: 'weekFigures',
      label: '每周达标',
      about: '本周到周日会怎样，本季度各周频次达标率',
      icon: 'clock',
      permission: 'figure.read',
    },
    {
      route: 'question',
      label: '数据查询',
      about: '任选指标、时间、地区、类别，可导出；各项指标怎么算',
      icon: 'search',
      permission: 'figure.read',
    },
  ],
  消息: [
    {
      route: 'deliveries',
      label: '微信发送情况',
      about: '没有送到微信的消息，核对后可以再发',
      icon: 'bell',
      permission: 'delivery.read',
    },
  ],
  导出与打印: [
    {
      route: 'papers',
      label: '导出与打印',
      about: '登记表、门牌码标签、联系人备案表、台账导出',
      icon: 'file',
      permission: 'visitor_filing.export',
    },
    {
      route: 'machines',
      label: '对接上级平台',
      about: '上级平台凭令牌读取季度、月度汇总数字，不用再填报',
      icon: 'file',
      permission: 'machine_account.manage',
    },
  ],
};
