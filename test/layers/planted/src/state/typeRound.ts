// breaks: cycle
import type { TypeAgain } from './typeRoundAgain';
export type TypeRound = TypeAgain;
export const planted = true;
