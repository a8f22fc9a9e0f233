// breaks: pieces-stays-in-its-layer
import type {} from '../state/sound';
export const planted = true;
