import { sound } from '../src/sources/sound';
export const served = sound;
