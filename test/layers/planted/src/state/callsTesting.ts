// breaks: testing-in-production
import '../testing/sound';
export const planted = true;
