// breaks: app-stays-in-its-layer
import '../../server/sound';
export const planted = true;
