import { ApiProperty } from '@nestjs/swagger';
import { TASK_STATES, type TaskState } from '@tanfang/domain';

/** How far work in the background is. */
export class TaskView {
  id: number;

  /** What kind of work, for programs. @example import.check */
  kind: string;

  @ApiProperty({ enum: Object.keys(TASK_STATES) })
  state: TaskState;

  done: number;

  /** Null while it is not known. */
  @ApiProperty({ type: Number, nullable: true })
  total: number | null;

  /** Why it was not finished. */
  @ApiProperty({ type: String, nullable: true })
  error: string | null;

  /** Somebody asked for an end; the piece under way is still finished. */
  cancelRequested: boolean;

  createdAt: string;

  @ApiProperty({ type: String, nullable: true })
  finishedAt: string | null;
}
