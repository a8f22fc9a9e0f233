export const analyse = 1;
