import { answered, failed, type Answer, type Failure, type ParsedTrace } from '../../core';
import { failure } from '../failures';
import { documentFailure, documentNotices, fileFailure } from '../judgeDocument';
import { originName } from '../originName';
import { readOrigin } from '../readOrigin';
import type { AskOptions, ByteOrigin } from '../TraceEngine';
import type { FileDocument } from './Documents';
import { readAddress } from './readAddress';
import { noDocumentFailure, readFile } from './readFile';

/** Sentences about the files of one zip are no more than these. */
const MOST_NOTICES = 20;

/** The traces of all documents of an origin. */
export interface ReadDocuments {
  readonly traces: readonly ParsedTrace[];
  /** Sentences about what is missing or was unreadable. */
  readonly notices: readonly string[];
}

/** Reads all documents of an origin: those of a file, from the disk or at an address, or the one that bytes are. */
export async function readDocuments(origin: ByteOrigin, options: AskOptions): Promise<Answer<ReadDocuments>> {
  const asked = originName(origin);
  if (origin.from === 'file') {
    const read = await readFile(origin.file, asked, options);
    return read.ok ? judged(asked, read.value) : read;
  }
  if (origin.from === 'url') {
    const read = await readAddress(origin.url, options);
    return read.ok ? judged(asked, read.value) : read;
  }
  const read = await readOrigin(origin, options);
  if (!read.ok) return read;
  const wrong = documentFailure(read.value);
  if (wrong !== undefined) return failed(wrong);
  const { document } = read.value;
  return answered({ traces: document.traces, notices: documentNotices(document) });
}

function judged(asked: string, documents: readonly FileDocument[]): Answer<ReadDocuments> {
  const traces: ParsedTrace[] = [];
  const notices: string[] = [];
  let first: Failure | undefined;
  let good = 0;
  for (const { name, document, notices: before } of documents) {
    const wrong = fileFailure(asked, document);
    const said = [...before];
    if (wrong === undefined) {
      good++;
      for (const trace of document.traces) traces.push(trace);
      for (const sentence of documentNotices(document)) said.push(sentence);
    } else {
      first ??= before[0] === undefined ? wrong : failure('truncated', asked, before[0], wrong.advice);
      said.push(`${wrong.message} ${wrong.advice}`);
    }
    for (const sentence of said) notices.push(name === '' ? sentence : `${name}: ${sentence}`);
  }
  if (documents.length === 0) return failed(noDocumentFailure(asked));
  if (good === 0 && first !== undefined)
    return failed(documents.length === 1 ? first : noneFailure(asked, documents, first));
  const left = notices.length - MOST_NOTICES;
  return answered({
    traces,
    notices: left > 0 ? [...notices.slice(0, MOST_NOTICES), `And ${left} more of the kind.`] : notices,
  });
}

function noneFailure(asked: string, documents: readonly FileDocument[], first: Failure): Failure {
  const name = documents[0]?.name ?? '';
  return failure(
    'not-traces',
    asked,
    `None of the ${documents.length} files in it holds traces. ${name}: ${first.message}`,
    first.advice,
  );
}
