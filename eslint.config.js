import js from '@eslint/js';
import jsxA11y from 'eslint-plugin-jsx-a11y';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';
import { BANS, BARE_HREF, FIXED_WAITS } from './scripts/lint/bans.mjs';
import { plainNames } from './scripts/lint/plainNames.mjs';

const TYPED = ['**/*.ts', '**/*.tsx'];
const TESTS = ['**/*.test.ts', '**/*.test.tsx', 'e2e/**/*.ts', 'test/**/*.ts'];

const NODE_GLOBALS = Object.fromEntries(
  [
    'console',
    'process',
    'performance',
    'setTimeout',
    'clearTimeout',
    'fetch',
    'URL',
    'Buffer',
    'AbortSignal',
  ].map((name) => [name, 'readonly']),
);

const restrict = (bans) => ({ 'no-restricted-syntax': ['error', ...bans] });

export default tseslint.config(
  {
    ignores: [
      '**/node_modules/',
      'dist/',
      '.cache/',
      'test-results/',
      'playwright-report/',
      'test/golden/',
      'test/hostile/',
      'test/jaeger-server/',
      '**/generated/',
      // wrong on purpose; scripts/checks/lint.mjs runs the rules over them
      'test/layers/planted/',
      'test/lint/planted/',
    ],
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  {
    plugins: { spanlight: { rules: { 'plain-names': plainNames } } },
    rules: {
      ...restrict(BANS),
      'spanlight/plain-names': 'error',
      eqeqeq: 'error',
      'no-eval': 'error',
      'no-new-func': 'error',
      'no-script-url': 'error',
      // control characters are what hostile text is made of
      'no-control-regex': 'off',
    },
  },
  {
    files: TYPED,
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true, requireDefaultForNonUnion: false },
      ],
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true },
      ],
      // counted and bounded by scripts/checks/ratchet.mjs instead
      '@typescript-eslint/no-non-null-assertion': 'off',
      // takes branded numbers (Nanos) for something that is no number
      '@typescript-eslint/no-unsafe-unary-minus': 'off',
      // an async function without await turns a throw into a rejection, which interfaces ask for
      '@typescript-eslint/require-await': 'off',
    },
  },
  {
    files: ['src/**/*.tsx', 'src/**/*.ts'],
    extends: [reactHooks.configs.flat.recommended, jsxA11y.flatConfigs.recommended],
    rules: {
      'no-console': 'error',
      // for React's compiler, which is not used here; they take handlers for code that runs while rendering
      'react-hooks/preserve-manual-memoization': 'off',
      'react-hooks/immutability': 'off',
      'react-hooks/refs': 'off',
    },
  },
  {
    // the two that make addresses: out of data, checked; and of our own pages
    files: ['src/pieces/SafeLink.tsx', 'src/state/url/PageLink.tsx'],
    rules: restrict(BANS.filter((ban) => ban !== BARE_HREF)),
  },
  { files: TESTS, rules: { ...restrict([...BANS, ...FIXED_WAITS]), 'no-console': 'off' } },
  {
    files: ['**/*.mjs', '**/*.js'],
    languageOptions: { globals: NODE_GLOBALS },
  },
  {
    // holds functions that run in the page
    files: ['bench/**/*.mjs'],
    languageOptions: {
      globals: { window: 'readonly', document: 'readonly', requestAnimationFrame: 'readonly' },
    },
  },
);
