import { failed, type Answer } from '../../core';
import type { Connection } from '../../state/query/connection';
import { createTraceEngine, failure, type OpenTrace, type WorkerTraceEngine } from '../../worker';

// Stands in the exported file for state/query/connection: there is no server, and nothing is asked of one.

let engine: WorkerTraceEngine | undefined;
export const getEngine = (): WorkerTraceEngine => (engine ??= createTraceEngine());

export const getConnection = (): Promise<Answer<Connection>> =>
  Promise.resolve(
    failed(
      failure(
        'no-endpoint',
        '',
        'This file holds its traces itself and asks no server.',
        'Open a Spanlight that stands before a server for others.',
      ),
    ),
  );

export const fetchEarly = (): void => undefined;
export const takeEarly = (): Promise<Answer<OpenTrace>> | undefined => undefined;
