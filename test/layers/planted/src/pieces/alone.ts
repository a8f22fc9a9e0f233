// breaks: orphan

export const planted = true;
