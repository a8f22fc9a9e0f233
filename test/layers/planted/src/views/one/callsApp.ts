// breaks: views-stays-in-its-layer
import '../../app/sound';
export const planted = true;
