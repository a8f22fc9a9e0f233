// breaks-file: spanlight/plain-names
export const sound = 1;
