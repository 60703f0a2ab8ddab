/** What code that StrykerJS has changed reads and writes: which mutant is active, and what was reached. */
declare var __stryker__: import('@stryker-mutator/api/core').InstrumenterContext;
