// breaks: view-imports-another-view
import '../one/sound';
export const planted = true;
