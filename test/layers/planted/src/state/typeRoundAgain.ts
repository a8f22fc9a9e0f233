import type { TypeRound } from './typeRound';
export type TypeAgain = TypeRound | 1;
