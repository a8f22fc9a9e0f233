import { answered, failed, type Answer, type Failure } from '../../core';
import { breathe } from '../breathe';
import { failure } from '../failures';
import { askedOf, streamUrl } from '../http';
import { MAX_ORIGIN_BYTES, noteBytes } from '../originBytes';
import type { AskOptions } from '../TraceEngine';
import { Allowance, damageWords } from './Allowance';
import { Documents, type FileDocument } from './Documents';
import { Intake } from './Intake';
import { tooLargeFailure } from './readFile';

const PROGRESS_MS = 100;
/** Longest time of unpacking without letting other messages of this thread be heard. */
const GREEDY_MS = 25;

/** Reads all documents of a file that lies at an address (absolute, http or https) while it comes, however it is packed. Never throws on data. */
export async function readAddress(
  url: string,
  options: AskOptions,
): Promise<Answer<readonly FileDocument[]>> {
  const asked = askedOf(url);
  const documents = new Documents();
  const allowance = new Allowance();
  let lastBreath = performance.now();
  const pause = async (): Promise<void> => {
    if (performance.now() - lastBreath < GREEDY_MS) return;
    await breathe();
    lastBreath = performance.now();
  };
  const intake = new Intake({ documents, allowance, pause });
  let reported = -Infinity;
  const report = (totalBytes: number | undefined): void => {
    if (performance.now() - reported < PROGRESS_MS) return;
    reported = performance.now();
    options.onProgress?.({ bytes: allowance.packed, totalBytes, spans: documents.spans });
  };
  let refused: Failure | undefined;
  let damage: string | undefined;
  const streamed = await streamUrl(url, options, async (chunk, totalBytes) => {
    noteBytes();
    allowance.packed += chunk.length;
    if (allowance.packed > MAX_ORIGIN_BYTES) refused = tooLargeFailure(asked);
    if (refused !== undefined) return false;
    try {
      await intake.take(chunk);
    } catch (error) {
      // Thrown here it would be taken for a broken connection.
      damage = damageWords(error);
      return false;
    }
    report(totalBytes);
    return true;
  });
  if (!streamed.ok) return failed(addressFailure(streamed.failure, url));
  if (refused !== undefined) return failed(refused);
  try {
    if (damage === undefined) await intake.end();
  } catch (error) {
    damage = damageWords(error);
  }
  if (damage !== undefined) await documents.end(damage);
  return answered(documents.done);
}

/** What a failure of an API means where a file was asked for. */
function addressFailure(why: Failure, url: string): Failure {
  const { kind, asked, status, serverSaid } = why;
  const facts = { status, serverSaid };
  if (status === 404 || status === 410)
    return failure(
      'not-found',
      asked,
      `There is no file at this address (${status}).`,
      'Check the address.',
      facts,
    );
  if (kind === 'sign-in' && status !== 401 && status !== 403)
    return failure(
      'bad-request',
      asked,
      'The address redirects to another one, which is not followed.',
      'Give the address at which the file itself lies.',
      facts,
    );
  const isForeign = typeof location !== 'undefined' && location.origin !== new URL(url).origin;
  if (kind === 'network' && isForeign)
    return failure(
      'network',
      asked,
      'The file cannot be reached, or its server does not let other sites read it (CORS).',
      'Check the address; its server has to answer with Access-Control-Allow-Origin.',
      facts,
    );
  return why;
}
