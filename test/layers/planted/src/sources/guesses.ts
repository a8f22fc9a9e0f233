// breaks: production-uses-a-development-package
import 'fast-check';
export const planted = true;
