import { Host, type HostOptions, type StartOptions } from './host.js';
import type { Pack, TransportRequest, TransportResponse } from './types.js';

declare global {
  var __weappPack: Pack;
  var __weappHost: Host | undefined;
  var __weappMocks: Record<string, unknown> | undefined;
  var startWeapp: (options: Partial<HostOptions> & StartOptions) => Host;
}

/** Sends a request through the server this page came from: a browser would refuse other origins and some headers. */
async function throughServer(request: TransportRequest): Promise<TransportResponse> {
  const answer = await fetch('__request', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(request),
  });
  const { error, response } = (await answer.json()) as { error?: string; response: TransportResponse };
  if (error !== undefined) throw new Error(error);
  return response;
}

globalThis.startWeapp = ({ transport = throughServer, storage = localStorage, fontSize, ...start }) => {
  const host = new Host(globalThis.__weappPack, { transport, storage, fontSize });
  globalThis.__weappHost = host;
  host.start(start);
  return host;
};
