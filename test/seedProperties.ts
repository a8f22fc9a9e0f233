// One commit, one outcome: properties try the same inputs in every run. SPANLIGHT_SEED tries others, before a merge and in doubt.
import fc from 'fast-check';

fc.configureGlobal({ seed: Number(process.env['SPANLIGHT_SEED'] ?? 20_251_201) });
