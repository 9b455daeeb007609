import { defineConfig } from 'vitest/config';

// Fuzzing takes seconds on a busy machine.
export default defineConfig({ test: { testTimeout: 120_000 } });
