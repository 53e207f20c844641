import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/actor.js';
import { notFound } from '../../platform/errors.js';
import { Region } from './region.entity.js';

export type { Region };

/** The tree of places. It changes when towns are merged, not while the service runs, and is held in memory. */
@Injectable()
export class RegionsService {
  private readonly byCode: ReadonlyMap<string, Region>;
  private readonly byParent = new Map<string | null, Region[]>();

  /** @param regions all of them */
  constructor(regions: Region[]) {
    this.byCode = new Map(regions.map((region) => [region.code, region]));
    for (const region of [...regions].sort((a, b) => (a.code < b.code ? -1 : 1))) {
      const siblings = this.byParent.get(region.parentCode) ?? [];
      this.byParent.set(region.parentCode, [...siblings, region]);
    }
  }

  /** The region of a code, or null. */
  find(code: string | null): Region | null {
    return (code === null ? undefined : this.byCode.get(code)) ?? null;
  }

  /**
   * The region of a code.
   * @throws Problem 404 `region.unknown`
   */
  get(code: string): Region {
    const region = this.find(code);
    if (!region) throw notFound('没有这个地区,请重新选择。', 'region.unknown');
    return region;
  }

  /** Name for the screen; null without a code. */
  nameOf(code: string | null): string | null {
    return this.find(code)?.name ?? null;
  }

  /** The regions directly below, in order of their codes; `null` gives the city. */
  childrenOf(code: string | null): Region[] {
    return this.byParent.get(code) ?? [];
  }

  /** All regions of a level, in order of their codes. */
  ofLevel(level: Region['level']): Region[] {
    return [...this.byCode.values()]
      .filter((region) => region.level === level)
      .sort((a, b) => (a.code < b.code ? -1 : 1));
  }

  /** The places that a form offers the actor: his own, then those directly below it. */
  placesOf(actor: Actor): Region[] {
    const own = this.get(actor.regionCode ?? '');
    return [own, ...this.childrenOf(own.code)];
  }

  /** Tells whether the region lies in the actor's own, or is it. A role without a region covers none. */
  covers(actor: Actor, code: string): boolean {
    for (let region = this.find(code); region; region = this.find(region.parentCode)) {
      if (region.code === actor.regionCode) return true;
    }
    return false;
  }

  /**
   * The region of a code, if it lies in the actor's own.
   * @throws Problem 404 `region.unknown` when it does not exist or lies outside
   */
  getInScope(actor: Actor, code: string): Region {
    const region = this.get(code);
    if (!this.covers(actor, code)) throw notFound('没有这个地区,请重新选择。', 'region.unknown');
    return region;
  }
}
