import type { EntityManager } from 'typeorm';
import type { Actor } from '../actor.js';
import type { Task } from './task.entity.js';

/** How far a piece brought the work. */
export interface TaskProgress {
  /** Where the next piece begins, should another process go on. */
  cursor: string;
  /** How much is done in all. */
  done: number;
  /** How much there is, where it is known by now. */
  total?: number;
}

/** One piece, done in a transaction of its own; it may run again after a deadlock. */
export type TaskPiece = (tx: EntityManager) => Promise<TaskProgress>;

/** Work that was taken up at the task's cursor. */
export interface TaskWork {
  /** Reads what the next piece needs, outside of any transaction. Null: nothing is left. */
  next: () => Promise<TaskPiece | null>;
  /** Lets go of files and streams. */
  close?: () => Promise<void>;
}

/** What a module teaches the platform to do in the background. */
export interface TaskKind {
  name: string;
  /** Begins at `task.cursor`. */
  open: (task: Task, actor: Actor) => Promise<TaskWork>;
  /** In the transaction that marks it as done. */
  finish?: (tx: EntityManager, task: Task, actor: Actor) => Promise<void>;
  /** In the transaction that marks it as failed or cancelled. @param words why, for the screen */
  stop?: (tx: EntityManager, task: Task, words: string) => Promise<void>;
}

/** A task to begin. */
export interface NewTask {
  kind: string;
  payload: Task['payload'];
  total?: number;
  villageCode: string | null;
  townCode: string | null;
}
