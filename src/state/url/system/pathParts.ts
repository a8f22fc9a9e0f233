import { pathDensities, type PathDensity } from '../../../core';
import { listPart, switchPart, textPart, wordPart, type AddressPart } from '../trace/AddressPart';
import { hopsPart } from './graphParts';

/** The service in focus, and one of its operations; '' = none, any. */
export const focalServicePart = textPart('service', 256, 'The service in focus');
export const focalOperationPart = textPart('operation', 512, 'The operation in focus');

/** What one node of the graph stands for; Jaeger UI's parameter and words. */
export const densityPart = wordPart<PathDensity>(
  'density',
  pathDensities,
  'ppe',
  (word) => `There is no density “${word}”; every step stands for itself.`,
);

/** Whether operations are told apart: Jaeger UI's parameter, 1 or 0. */
export const showOperationsPart = switchPart('showOp');

/** Steps above and below the focus: Jaeger UI opens two of each. */
const usualSteps = 2;
export const stepsUpPart = hopsPart('xup', 'up', usualSteps);
export const stepsDownPart = hopsPart('xdown', 'down', usualSteps);

/** Services whose paths are left out. */
export const hiddenPart: AddressPart<readonly string[]> = listPart('xhide', 50);
/** The service that paths have to go through; '' = any. */
export const throughPart = textPart('xthrough', 256, 'The service that paths go through');

/** Service and operation that the traces are searched by, where these are not the ones in focus. */
export const askServicePart = textPart('xsvc', 256, 'The service of the search');
export const askOperationPart = textPart('xop', 512, 'The operation of the search');

/** How paths are shown. */
export const pathForms = ['graph', 'list'] as const;
export type PathForm = (typeof pathForms)[number];
export const pathFormPart = wordPart<PathForm>(
  'xform',
  pathForms,
  'graph',
  (word) => `Paths cannot be shown as “${word}”.`,
);

/**
 * What Jaeger UI says of a picture of its own, by numbers that only its own order of paths gives a meaning: kept, and said, until the
 * reader chooses other steps.
 */
export const jaegerStepsPart: AddressPart<string> = {
  names: ['visEncoding'],
  empty: '',
  read: (text, fault) => {
    const stated = text('visEncoding').slice(0, 2000).toWellFormed();
    if (stated !== '')
      fault(
        'Which steps Jaeger UI had opened one by one is not carried over; so many steps up and down are shown.',
      );
    return stated;
  },
  write: (value, put) => {
    put('visEncoding', value);
  },
};
