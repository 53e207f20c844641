import type { ReportStatus } from '@tanfang/domain';

/** Final figures do not change any more; a correction is told beside them. */
export type Finality = 'final' | 'provisional';

export class MachinePlace {
  /** Code of the administrative division. */
  code!: string;
  name!: string;
  level!: 'city' | 'town';
}

/** One number with what it was made of. */
export class MachineLine {
  /** Stable. */
  code!: string;
  label!: string;
  unit!: string;
  /** Null where there is nothing to share. */
  value!: number | null;
  numerator!: number;
  /** Null: a count, not a share. */
  denominator!: number | null;
}

/** A figure of an accepted report that was put right afterwards. */
export class MachineCorrection {
  line!: string;
  before!: number | null;
  after!: number | null;
  at!: string;
}

export class MachinePlaceFigures {
  place!: MachinePlace;
  status!: Finality;
  /** Null for months, and for the city. */
  reportStatus!: ReportStatus | null;
  /** When the report was accepted, ISO 8601 UTC. */
  acceptedAt!: string | null;
  /** Rules and parameters that it was counted by. */
  ruleVersion!: string;
  lines!: MachineLine[];
  corrections!: MachineCorrection[];
}

/** A quarter or a month of the city and each of its towns. */
export class MachineFigures {
  schemaVersion!: string;
  kind!: 'quarter' | 'month';
  period!: string;
  status!: Finality;
  /** False while counts are being made anew; ask again in a few minutes. */
  complete!: boolean;
  city!: MachinePlaceFigures;
  towns!: MachinePlaceFigures[];
}
