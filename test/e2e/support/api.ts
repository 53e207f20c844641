/** An account that the sign-in page of a demonstration lists. */
interface DemoAccount {
  loginName: string;
  password: string;
  displayName: string;
  roleLabel: string;
  regionName: string | null;
}

/** Calls of one signed-in account, each answered with the parsed body; a refusal throws with what the server said. */
export interface ApiClient {
  get<T>(path: string): Promise<T>;
  post<T>(path: string, body: object): Promise<T>;
}

async function call<T>(url: string, init: RequestInit): Promise<T> {
  const response = await fetch(url, init);
  const text = await response.text();
  if (!response.ok) throw new Error(`${init.method ?? 'GET'} ${url}: ${response.status} ${text}`);
  return (text ? JSON.parse(text) : undefined) as T;
}

/** The demonstration's accounts, as the sign-in page shows them. */
function demoAccounts(url: string): Promise<DemoAccount[]> {
  return call(`${url}/api/v1/demo/accounts`, {});
}

/** The demonstration account with this login name. */
export async function findAccount(url: string, loginName: string): Promise<DemoAccount> {
  const accounts = await demoAccounts(url);
  const account = accounts.find((candidate) => candidate.loginName === loginName);
  if (!account) throw new Error(`No demo account ${loginName}: ${accounts.map((other) => other.loginName).join(', ')}`);
  return account;
}

/** Signs in without a screen, to look at what the server holds. */
export async function signIn(url: string, { loginName, password }: DemoAccount): Promise<ApiClient> {
  const base = `${url}/api/v1`;
  const json = { 'content-type': 'application/json' };
  const session = await call<{ accessToken: string }>(`${base}/auth/login`, {
    method: 'POST',
    headers: json,
    body: JSON.stringify({ loginName, password }),
  });
  const authorization = `Bearer ${session.accessToken}`;
  return {
    get: (path) => call(`${base}${path}`, { headers: { authorization } }),
    post: (path, body) =>
      call(`${base}${path}`, { method: 'POST', headers: { ...json, authorization }, body: JSON.stringify(body) }),
  };
}
