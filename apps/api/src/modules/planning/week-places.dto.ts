import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, Matches, Min } from 'class-validator';
import type { CareLevel, Outlook, Sex } from '@tanfang/domain';
import { PageQuery } from '../../platform/paging.js';
import { WeekListTask } from './week-list.dto.js';

/** By what the week of a place is broken down: the places below it, or who is to go there. */
const BREAKDOWNS = ['place', 'visitor'] as const;

/** Whose week: still to do, will be missed, only with a contact today, done, cannot be reached. */
const WEEK_STATES = ['due', 'missed', 'today', 'met', 'unreachable'] as const;
export type WeekState = (typeof WEEK_STATES)[number];

const PLACE = /^\d{6,12}$/;

export class WeekPlacesQuery {
  /** Region code; the account's own place when left out. */
  @IsOptional()
  @Matches(PLACE, { message: '地区代码不正确' })
  place?: string;

  /** `place`: town by town or village by village; `visitor`: by who is to go there. A village is always by visitor. */
  @IsOptional()
  @IsIn(BREAKDOWNS, { message: '只能按地区（place）或按人员（visitor）看' })
  by?: (typeof BREAKDOWNS)[number];
}

export class WeekPeopleQuery extends PageQuery {
  @IsOptional()
  @Matches(PLACE, { message: '地区代码不正确' })
  place?: string;

  @IsOptional()
  @IsIn(WEEK_STATES, { message: '没有这种进度' })
  state?: WeekState;

  @IsOptional()
  @IsIn(['A', 'B', 'C'], { message: '类别只能是 A、B、C' })
  level?: CareLevel;

  /** Only those to whom this account is to go, also as a stand-in; 0: those to whom nobody is named. */
  @IsOptional()
  @Type(() => Number)
  @IsInt({ message: '人员编号应为数字' })
  @Min(0, { message: '人员编号应为数字' })
  doerId?: number;
}

export class WeekPlaceCounts {
  /** Elders with something due this week. */
  due!: number;
  met!: number;
  /** Will be missed as things stand. */
  missed!: number;
  /** Will be missed unless there is a contact today. */
  today!: number;
  unreachable!: number;
}

export class WeekPlaceRow extends WeekPlaceCounts {
  /** Region code, or number of the account (0: nobody is named). */
  key!: string;
  label!: string;
  /** By visitor: the village of the elders. */
  placeName!: string | null;
}

/** How far a place has come this week. */
export class WeekPlaces {
  week!: string;
  from!: string;
  to!: string;
  today!: string;
  by!: 'place' | 'visitor';
  placeCode!: string;
  placeName!: string;
  totals!: WeekPlaceCounts;
  /** In the order of the regions, or by village and name: workers are not ranked. */
  rows!: WeekPlaceRow[];
}

/** An elder whose week it is about. */
export class WeekPerson {
  elderId!: number;
  name!: string;
  age!: number;
  sex!: Sex;
  level!: CareLevel | null;
  villageName!: string;
  address!: string;
  visitorId!: number | null;
  visitorName!: string | null;
  /** Who stands in today. */
  coveredBy!: string | null;
  dueHome!: number;
  doneHome!: number;
  dueRemote!: number;
  doneRemote!: number;
  outlook!: Outlook;
  unreachable!: boolean;
  /** The task to go and see, until it is done. */
  goAndSee!: WeekListTask | null;
}

export class WeekPeople {
  /** How many there are in all pages. */
  total!: number;
  items!: WeekPerson[];
  nextCursor!: string | null;
}
