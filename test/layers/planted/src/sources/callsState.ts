// breaks: sources-stays-in-its-layer
import '../state/sound';
export const planted = true;
