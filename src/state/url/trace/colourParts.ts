import { textPart, type AddressPart } from './AddressPart';

/** What spans are coloured by: '' = their service, else a built-in column or the key of an attribute. */
export const colourPart: AddressPart<string> = textPart('xcolour', 256, 'The key to colour by');
