import { gzipSync as nodeGzip } from 'node:zlib';
import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readDocuments, type ReadDocuments } from './readDocuments';
import { Documents } from './Documents';
import { Intake } from './Intake';
import { Allowance } from './Allowance';
import type { Answer, Failure } from '../../core';

type Bytes = Uint8Array<ArrayBuffer>;
const bytesOf = (bytes: Uint8Array): Bytes => Uint8Array.from(bytes);
const gzip = (bytes: Uint8Array | string): Bytes => bytesOf(nodeGzip(bytes));

const BLOCK = 1 << 17;
/** A frame of zstd that packs nothing but runs of one byte, for want of a packer: a header, then blocks raw or run-length. */
function zstd(bytes: Uint8Array): Bytes {
  const parts: Uint8Array[] = [Uint8Array.of(0x28, 0xb5, 0x2f, 0xfd, 0, 0x38)];
  for (let at = 0; at === 0 || at < bytes.length; at += BLOCK) {
    const block = bytes.subarray(at, at + BLOCK);
    const isRun = block.length > 1 && block.every((byte) => byte === block[0]);
    const head = (block.length << 3) | (isRun ? 2 : 0) | (at + BLOCK >= bytes.length ? 1 : 0);
    parts.push(
      Uint8Array.of(head & 255, (head >> 8) & 255, head >> 16),
      isRun ? block.subarray(0, 1) : block,
    );
  }
  return bytesOf(Buffer.concat(parts));
}
/** Made by the command of that name. */
const REAL_ZSTD =
  'KLUv/QRorQIAAgUQEpDPAVKOniLYamzD4k0emOt/lTfdFPiC8brOYpy5dqhsOs+HH2euzYONtmQRng/m6zjPVx8nhamW9BaNN+11GwYACahQw9K/GsI3HExhufXMA6HkJco=';

const trace = (id: string, spans = 1): string =>
  JSON.stringify({
    data: [
      {
        traceID: id,
        processes: { p: { serviceName: 's' } },
        spans: Array.from({ length: spans }, (_, k) => ({
          traceID: id,
          spanID: String(k + 1),
          operationName: 'o',
          startTime: 5,
          duration: 1,
          processID: 'p',
        })),
      },
    ],
  });

const read = (bytes: Bytes, name = 'x'): Promise<Answer<ReadDocuments>> =>
  readDocuments({ from: 'file', file: new File([bytes], name) }, {});
async function idsOf(bytes: Bytes): Promise<string[]> {
  const answer = await read(bytes);
  if (!answer.ok) throw new Error(answer.failure.message);
  expect(answer.value.notices).toEqual([]);
  return answer.value.traces.map((parsed) => parsed.trace.traceId.slice(-1));
}
async function notices(bytes: Bytes): Promise<{ ids: string[]; said: string }> {
  const answer = await read(bytes);
  if (!answer.ok) throw new Error(answer.failure.message);
  return {
    ids: answer.value.traces.map((parsed) => parsed.trace.traceId.slice(-1)),
    said: answer.value.notices.join('\n'),
  };
}
async function failureOf(bytes: Bytes): Promise<Failure> {
  const answer = await read(bytes);
  if (answer.ok) throw new Error('an answer came where a failure was expected');
  return answer.failure;
}

describe('packed files', () => {
  it('are unpacked by what they are, whatever their name', async () => {
    const text = strToU8(trace('a'));
    expect(await idsOf(gzip(text))).toEqual(['a']);
    expect(await idsOf(zstd(text))).toEqual(['a']);
    expect((await notices(bytesOf(Buffer.from(REAL_ZSTD, 'base64')))).ids).toEqual(['c']);
    expect(await idsOf(bytesOf(zipSync({ 'a.json': text })))).toEqual(['a']);
    // Several members, as logs that were appended to have: the browser's own gzip refuses them.
    expect(await idsOf(bytesOf(Buffer.concat([gzip(`${trace('a')}\n`), gzip(trace('b'))])))).toEqual([
      'a',
      'b',
    ]);
    expect(
      await idsOf(bytesOf(Buffer.concat([zstd(strToU8(`${trace('a')}\n`)), zstd(strToU8(trace('b')))]))),
    ).toEqual(['a', 'b']);
  });

  it('may be packed within each other, to an end', async () => {
    const text = strToU8(trace('a'));
    expect(await idsOf(bytesOf(zipSync({ 'a.gz': gzip(text), 'b.zst': zstd(strToU8(trace('b'))) })))).toEqual(
      ['a', 'b'],
    );
    expect(await idsOf(gzip(gzip(text)))).toEqual(['a']);
    const failure = await failureOf(gzip(gzip(gzip(gzip(text)))));
    expect(failure.message).toContain('packed more than 3 times over');
  });

  it('of many files open all, and say which are no traces', async () => {
    const files: Record<string, Uint8Array> = {
      'folder/': new Uint8Array(0),
      '__MACOSX/._a': strToU8('junk'),
    };
    for (const id of 'abcdef') files[`folder/${id}.json`] = strToU8(trace(id));
    expect(await idsOf(bytesOf(zipSync(files)))).toEqual(['a', 'b', 'c', 'd', 'e', 'f']);
    const mixed = await notices(
      bytesOf(zipSync({ ...files, 'readme.md': strToU8('# hello') }, { level: 0 })),
    );
    expect(mixed.ids).toHaveLength(6);
    expect(mixed.said).toMatch(/^readme\.md: /);
    expect((await failureOf(bytesOf(zipSync({ a: strToU8('x'), b: strToU8('y') })))).message).toMatch(
      /None of the 2 files/,
    );
    expect((await failureOf(bytesOf(zipSync({})))).message).toMatch(/no file in this zip/);
    const many = Object.fromEntries(Array.from({ length: 60 }, (_, k) => [`${k}.txt`, strToU8('x')]));
    const short = await notices(bytesOf(zipSync({ ...many, 'z.json': strToU8(trace('a')) })));
    expect(short.said.split('\n')).toHaveLength(21);
  });

  it('that are cut or damaged give what came before, and say so', async () => {
    const text = strToU8(Array.from({ length: 3000 }, (_, k) => trace(String(k % 7), 20)).join('\n'));
    for (const packed of [gzip(text), zstd(text), bytesOf(zipSync({ 'a.json': text }))]) {
      const { ids, said } = await notices(packed.slice(0, packed.length * 0.7));
      expect(ids.length).toBeGreaterThan(0);
      expect(said).toMatch(/damaged/);
    }
    expect((await failureOf(gzip(text).slice(0, 20))).message).toMatch(/damaged/);
  });

  it('that would fill the memory are refused by name, soon', async () => {
    const blanks = new Uint8Array(200 * 2 ** 20).fill(0x20);
    blanks.set(strToU8(trace('a')));
    for (const bomb of [gzip(blanks), zstd(blanks), bytesOf(zipSync({ bomb: blanks }))]) {
      const { ids, said } = await notices(bomb);
      expect(ids).toEqual(['a']);
      expect(said).toMatch(/unpacks to more than 100 times its size/);
    }
  }, 60_000);

  it('by zstd with a window that no tab can hold are refused before it is made', async () => {
    const header = Uint8Array.of(0x28, 0xb5, 0x2f, 0xfd, 0x00, 0xa8, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    expect((await failureOf(header)).message).toMatch(/window of more than 128 MiB/);
  });

  it('message by message, as the Collector packs them, are read as lines', async () => {
    const framed = ['a', 'b'].map((id) => {
      const packed = zstd(strToU8(trace(id)));
      const length = Buffer.alloc(4);
      length.writeUInt32BE(packed.length);
      return Buffer.concat([length, packed]);
    });
    expect(await idsOf(bytesOf(Buffer.concat(framed)))).toEqual(['a', 'b']);
    const cut = await notices(bytesOf(Buffer.concat(framed).subarray(0, -3)));
    expect(cut.ids).toEqual(['a']);
    expect(cut.said).toContain('cut');
  });

  it('give the same in any chunks', async () => {
    const zip = zipSync({
      'a.gz': gzip(trace('a')),
      'b.zst': zstd(strToU8(trace('b'))),
      'c.json': strToU8(trace('c')),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(bytesOf(zip), gzip(zip), gzip(trace('a', 50))),
        fc.array(fc.integer({ min: 1, max: 70 }), { minLength: 1, maxLength: 9 }),
        async (bytes, sizes) => {
          const inPieces = async (wanted: readonly number[]): Promise<unknown[]> => {
            const documents = new Documents();
            const intake = new Intake({
              documents,
              allowance: new Allowance(),
              pause: () => Promise.resolve(),
            });
            let at = 0;
            for (let k = 0; at < bytes.length; k++) {
              const size = wanted[k % wanted.length] ?? bytes.length;
              await intake.take(bytes.slice(at, at + size));
              at += size;
            }
            await intake.end();
            return documents.done.map(({ name, document }) => [
              name,
              document.traces.map((each) => each.trace.traceId),
            ]);
          };
          expect(await inPieces(sizes)).toEqual(await inPieces([bytes.length]));
        },
      ),
      { numRuns: 60 },
    );
  });
});
