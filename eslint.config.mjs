import js from '@eslint/js';
import nx from '@nx/eslint-plugin';
import angular from 'angular-eslint';
import imports from 'eslint-plugin-import-x';
import globals from 'globals';
import tseslint from 'typescript-eslint';
import { depConstraints } from './tools/lint/boundaries.mjs';
import { doors } from './tools/lint/doors.mjs';

const BROWSER = ['apps/portal/**/*.ts', 'libs/ui/**/*.ts', 'libs/api-client/**/*.ts'];
const TEMPLATES = ['apps/portal/**/*.html', 'libs/ui/**/*.html'];

const everywhere = {
  'eqeqeq': ['error', 'always', { null: 'ignore' }],
  'max-lines': ['error', 400],
  '@typescript-eslint/no-explicit-any': 'error',
  '@typescript-eslint/no-floating-promises': 'error',
  '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { arguments: false, attributes: false } }],
  '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
  '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
  '@typescript-eslint/no-extraneous-class': 'off',
  '@nx/enforce-module-boundaries': ['error', { allow: [], depConstraints, enforceBuildableLibDependency: false }],
  'import/no-cycle': 'error',
};

export default tseslint.config(
  { ignores: ['dist', 'tmp', '.data', '.angular', '.nx', 'libs/api-client/src/generated'] },
  // a rule that does not hold everywhere is changed here, in the open
  { linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'error' } },
  { files: ['**/*.{mjs,cjs}'], extends: [js.configs.recommended], languageOptions: { globals: globals.node }, rules: { 'no-unused-vars': ['error', { ignoreRestSiblings: true }] } },
  {
    files: ['**/*.ts'],
    extends: [...tseslint.configs.recommended],
    plugins: { '@nx': nx, import: imports },
    settings: {
      'import-x/parsers': { '@typescript-eslint/parser': ['.ts'] },
      'import-x/resolver': { [`${import.meta.dirname}/tools/lint/alias-resolver.cjs`]: {} },
    },
    languageOptions: { parserOptions: { project: ['tsconfig.json'], tsconfigRootDir: import.meta.dirname } },
    rules: everywhere,
  },
  ...doors,
  {
    files: BROWSER,
    extends: [...angular.configs.tsRecommended],
    processor: angular.processInlineTemplates,
    languageOptions: { parserOptions: { project: ['apps/portal/tsconfig.json', 'libs/api-client/tsconfig.json'], tsconfigRootDir: import.meta.dirname } },
  },
  { files: TEMPLATES, extends: [...angular.configs.templateRecommended, ...angular.configs.templateAccessibility] },
);
