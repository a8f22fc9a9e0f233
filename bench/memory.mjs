// Memory of a page with its workers: V8 heaps and the bytes of array buffers after a collection, over the browser's
// debugging protocol; beside it the resident size of the renderer, where the system tells it.
import { readFileSync } from 'node:fs';

/** @returns {Promise<{ heapAndBuffers: number | undefined, resident: number | undefined }>} bytes */
export async function measureMemory(browser, page) {
  const session = await page.context().newCDPSession(page);
  const workers = await attachWorkers(session);
  let heapAndBuffers = 0;
  for (const send of [(method) => session.send(method), ...workers]) {
    await send('HeapProfiler.collectGarbage');
    const usage = await send('Runtime.getHeapUsage');
    if (usage.backingStorageSize === undefined) heapAndBuffers = undefined;
    if (heapAndBuffers !== undefined) heapAndBuffers += usage.usedSize + usage.backingStorageSize;
  }
  return { heapAndBuffers, resident: await residentBytes(browser) };
}

/** One function a dedicated worker of the page, that sends it a command and resolves with the answer. */
async function attachWorkers(session) {
  const senders = [];
  const waiting = new Map();
  let lastId = 0;
  session.on('Target.receivedMessageFromTarget', ({ message }) => {
    const { id, result, error } = JSON.parse(message);
    const answer = waiting.get(id);
    waiting.delete(id);
    if (error) answer?.reject(new Error(error.message));
    else answer?.resolve(result);
  });
  session.on('Target.attachedToTarget', ({ sessionId }) => {
    senders.push(
      (method) =>
        new Promise((resolve, reject) => {
          const id = ++lastId;
          waiting.set(id, { resolve, reject });
          session
            .send('Target.sendMessageToTarget', { sessionId, message: JSON.stringify({ id, method }) })
            .catch(reject);
        }),
    );
  });
  // answers after the workers that are there have been announced
  await session.send('Target.setAutoAttach', {
    autoAttach: true,
    waitForDebuggerOnStart: false,
    flatten: false,
  });
  return senders;
}

/** Resident bytes of the largest renderer now. */
const residentBytes = (browser) => largestRenderer(browser, 'VmRSS');

/** Most resident bytes that a renderer ever had. */
export const peakResidentBytes = (browser) => largestRenderer(browser, 'VmHWM');

async function largestRenderer(browser, field) {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  let largest;
  for (const { type, id } of processInfo) {
    const bytes = type === 'renderer' ? residentOf(id, field) : undefined;
    if (bytes !== undefined && (largest === undefined || bytes > largest)) largest = bytes;
  }
  return largest;
}

function residentOf(pid, field) {
  try {
    const kilobytes = new RegExp(`^${field}:\\s+(\\d+) kB`, 'm').exec(
      readFileSync(`/proc/${pid}/status`, 'utf8'),
    )?.[1];
    return kilobytes === undefined ? undefined : Number(kilobytes) * 1024;
  } catch {
    return undefined;
  }
}
