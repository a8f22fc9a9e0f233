// breaks: testing-stays-in-its-layer
import '../ui/sound';
export const planted = true;
