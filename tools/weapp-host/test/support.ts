import { fileURLToPath } from 'node:url';
import { loadInNode, type WeappInNode } from '../src/index.mjs';

/** A small mini-program written by hand, one of each thing the host runs. */
export const FIXTURE = fileURLToPath(new URL('./fixture', import.meta.url));

const open: WeappInNode[] = [];

/** Loads the fixture; every app is closed after its test. */
export async function loadFixture(options: Parameters<typeof loadInNode>[1] = {}): Promise<WeappInNode> {
  const app = await loadInNode(FIXTURE, options);
  open.push(app);
  return app;
}

export function closeAll(): void {
  for (const app of open.splice(0)) app.close();
}
