/** What takes longer has got stuck. */
const LONGEST = 240_000;
const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf';

/** A session of W3C WebDriver: the few endpoints that are needed, by plain `fetch`. Waits for the driver to listen. */
export async function openSession(driver, capabilities) {
  await listening(driver);
  const { sessionId } = await request('POST', `${driver}/session`, { capabilities: { alwaysMatch: capabilities } });
  const at = (path) => `${driver}/session/${sessionId}${path}`;
  const post = (path, body) => request('POST', at(path), body);
  await post('/timeouts', { script: 240_000, pageLoad: 60_000, implicit: 0 });
  return {
    post,
    get: (path) => request('GET', at(path)),
    end: () => request('DELETE', at('')),
    element: async (value) => (await post('/element', { using: 'css selector', value }))[ELEMENT],
    /** Types into what has the focus. */
    keys: (text) =>
      post('/actions', {
        actions: [{ type: 'key', id: 'keys', actions: [...text].flatMap((value) => ['keyDown', 'keyUp'].map((type) => ({ type, value }))) }],
      }),
    /** Presses at the first point and lets go at the last. */
    pointer: ([[x, y], ...points]) => {
      const move = (to) => ({ type: 'pointerMove', duration: 0, origin: 'viewport', x: Math.round(to[0]), y: Math.round(to[1]) });
      const actions = [move([x, y]), { type: 'pointerDown', button: 0 }, ...points.map(move), { type: 'pointerUp', button: 0 }];
      return post('/actions', { actions: [{ type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' }, actions }] });
    },
  };
}

async function request(method, url, body) {
  const response = await fetch(url, { method, signal: AbortSignal.timeout(LONGEST), ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
  const { value } = await response.json();
  if (value?.error) throw new Error(`${value.error}: ${value.message}`);
  return value;
}

async function listening(driver) {
  for (const until = Date.now() + 10_000; ;) {
    try {
      await fetch(`${driver}/status`);
      return;
    } catch (error) {
      if (Date.now() > until) throw error;
      await new Promise((done) => setTimeout(done, 20));
    }
  }
}
