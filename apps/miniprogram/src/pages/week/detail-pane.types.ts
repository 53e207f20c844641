import type { WeekList } from '@tanfang/contracts';

export interface DetailPaneProps {
  elderId: number;
  list: WeekList;
}
