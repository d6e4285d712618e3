/** The two cities that are measured: the real one's size, and a country's. */
export const SIZES = {
  '93x3': { jurisdictionId: 901, agencies: 93, targets: 3 },
  '12000x20': { jurisdictionId: 902, agencies: 12_000, targets: 20 },
} as const;
export type SizeName = keyof typeof SIZES;
export const SIZE_NAMES = Object.keys(SIZES) as SizeName[];
