// breaks: worker-stays-in-its-layer
import '../sources/sound';
export const planted = true;
