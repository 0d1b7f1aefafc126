export const elementCount = (shape: readonly number[]): number => shape.reduce((count, size) => count * size, 1);
