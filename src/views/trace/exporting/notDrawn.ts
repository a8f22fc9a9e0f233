import { failed, type Answer } from '../../../core';
import { failure } from '../../../worker';

/** That there is no picture of the view, and why. */
export const notDrawn = (of: string, message: string): Answer<Blob> =>
  failed(failure('crash', `a picture of the ${of}`, message, 'Choose another form.'));
