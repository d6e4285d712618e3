import { preset } from '../../jest.preset.mjs';

export default { ...preset, roots: ['<rootDir>/src'], testMatch: ['**/*.test.ts'] };
