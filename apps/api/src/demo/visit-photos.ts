import { randomUUID } from 'node:crypto';
import type { INestApplicationContext } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { addDays } from '@tanfang/domain';
import { DEMO_VILLAGE_CODE } from '../modules/accounts/accounts.service.js';
import { VisitAttachmentsService } from '../modules/visits/visit-attachments.service.js';
import { Clock } from '../platform/clock.js';
import { encodePng } from '../platform/documents/png.js';
import { Files } from '../platform/files/files.js';
import { actorNamed } from './actor-named.js';
import { STORY } from './demo-city.js';

/** Within the days in which a photo may be added. */
const RECENT_DAYS = 10;
const WIDTH = 640;
const HEIGHT = 480;

type Colour = readonly [red: number, green: number, blue: number];
const OLD_HOSE: Colour = [122, 92, 70];
const NEW_HOSE: Colour = [224, 138, 60];

/** Two recent home visits of the demo village come with photos: a gas hose before and after it was changed, and after. */
export async function addVisitPhotos(app: INestApplicationContext): Promise<void> {
  const visitor = await actorNamed(app, 'visitor');
  if (!visitor) return;
  const visits = await app.get(DataSource).query<{ clientId: string }[]>(
    `SELECT v.client_id AS clientId FROM visit v JOIN elder e ON e.id = v.elder_id
      WHERE e.village_code = ? AND e.status = 'active' AND e.name <> ? AND v.visitor_id = ? AND v.method = 'home'
        AND v.outcome = 'completed' AND v.voided = ? AND v.visited_on >= ?
      ORDER BY v.visited_on DESC, v.id LIMIT 2`,
    [DEMO_VILLAGE_CODE, STORY.mother, visitor.accountId, false, addDays(app.get(Clock).today(), -RECENT_DAYS)],
  );
  const [first, second] = visits;
  const taken = [
    [first, OLD_HOSE],
    [first, NEW_HOSE],
    [second, NEW_HOSE],
  ] as const;
  for (const [visit, hose] of taken) {
    if (!visit) continue;
    const { id } = await app.get(Files).upload(visitor, randomUUID(), stove(hose));
    await app.get(VisitAttachmentsService).attach(visitor, visit.clientId, 'photo', id);
  }
}

/** A kitchen, drawn: a stove on its table, a gas bottle, and the hose between them. */
function stove(hose: Colour): Buffer {
  const pixels = Buffer.alloc(WIDTH * HEIGHT * 3);
  const paint = (inside: (x: number, y: number) => boolean, colour: Colour): void => {
    for (let y = 0; y < HEIGHT; y += 1) {
      for (let x = 0; x < WIDTH; x += 1) if (inside(x, y)) pixels.set(colour, (y * WIDTH + x) * 3);
    }
  };
  const box = (left: number, top: number, width: number, height: number) => (x: number, y: number) =>
    x >= left && x < left + width && y >= top && y < top + height;
  const ring = (cx: number, cy: number, outer: number, inner: number) => (x: number, y: number) => {
    const distance = Math.hypot(x - cx, y - cy);
    return distance <= outer && distance >= inner;
  };
  paint(() => true, [238, 232, 220]);
  paint((x, y) => y < 250 && (x % 80 < 2 || y % 80 < 2), [222, 214, 198]);
  paint(box(0, 400, WIDTH, 80), [176, 160, 140]);
  paint(box(60, 250, 380, 24), [148, 112, 80]);
  paint((x, y) => box(76, 274, 20, 150)(x, y) || box(404, 274, 20, 150)(x, y), [120, 90, 64]);
  paint(box(110, 196, 280, 54), [96, 104, 108]);
  for (const cx of [180, 320]) paint(ring(cx, 190, 44, 34), [40, 44, 46]);
  for (const cx of [180, 320]) paint(ring(cx, 224, 12, 0), [210, 210, 206]);
  paint(box(500, 260, 90, 170), [70, 120, 128]);
  paint(ring(545, 262, 45, 0), [70, 120, 128]);
  paint(box(530, 200, 30, 26), [200, 180, 60]);
  paint((x, y) => x >= 385 && x <= 545 && Math.abs(y - (230 + 70 * Math.sin(((x - 385) / 160) * Math.PI))) < 7, hose);
  return encodePng(WIDTH, HEIGHT, pixels);
}
