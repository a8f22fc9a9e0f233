import { printTerm, printText } from '../../../core';

/** A service by its name, or a group by the beginning of its services' names. */
export interface Side {
  readonly name: string;
  readonly isGroup: boolean;
}

/** The spans of a service, or of all services of a group, in the find language. */
const spansOf = ({ name, isGroup }: Side): string =>
  isGroup
    ? `{service~${printText(`^${name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`)}}`
    : `{${printTerm({ type: 'builtin', key: 'service' }, name)}}`;

/** The condition that the one calls the other, in the find language. */
export const callCondition = (caller: Side, callee: Side): string =>
  `${spansOf(caller)} > ${spansOf(callee)}`;
