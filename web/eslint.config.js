import js from '@eslint/js'
import globals from 'globals'
import vue from 'eslint-plugin-vue'
import ts from 'typescript-eslint'

/** Rooms in their order: pages → components → composables → api | map | lib. A room imports only from rooms after it. */
const forbidden = {
  pages: [],
  components: ['pages'],
  composables: ['pages', 'components'],
  map: ['pages', 'components', 'composables', 'api'],
  api: ['pages', 'components', 'composables', 'map', 'i18n'],
  lib: ['pages', 'components', 'composables', 'map', 'api', 'i18n'],
  i18n: ['pages', 'components', 'composables', 'map'],
}

const rooms = Object.entries(forbidden).map(([room, others]) => ({
  files: [`src/${room}/**/*.{ts,vue}`],
  rules: {
    'no-restricted-imports': ['error', {
      paths: room === 'map' ? [] : [{ name: 'maplibre-gl', message: 'Only map/ knows the map library.' }],
      patterns: [
        ...others.map((other) => ({ group: [`@/${other}/*`, `@/${other}`, `**/../${other}/*`], message: `${room}/ stands below ${other}/.` })),
        ...(room === 'map' ? [] : [{ group: ['maplibre-gl/*'], message: 'Only map/ knows the map library.' }]),
      ],
    }],
  },
}))

export default ts.config(
  { ignores: ['dist', 'node_modules', 'src/api/schema.gen.ts', 'shots'] },
  js.configs.recommended,
  ...ts.configs.recommended,
  ...vue.configs['flat/recommended'],
  {
    files: ['**/*.{ts,vue}'],
    languageOptions: { globals: globals.browser, parserOptions: { parser: ts.parser } },
    rules: {
      'vue/multi-word-component-names': 'off',
      'vue/max-attributes-per-line': 'off',
      'vue/singleline-html-element-content-newline': 'off',
      'vue/html-self-closing': 'off',
      'vue/first-attribute-linebreak': 'off',
      'vue/html-closing-bracket-newline': 'off',
      'vue/html-indent': 'off',
      'vue/attributes-order': 'off',
      'vue/multiline-html-element-content-newline': 'off',
      'vue/require-default-prop': 'off',
      // Inline styles in markup are refused by the content policy.
      'vue/no-static-inline-styles': 'error',
      'vue/no-v-html': 'error',
      'max-lines': ['error', { max: 280, skipBlankLines: true }],
    },
  },
  { files: ['src/i18n/*.ts'], rules: { 'max-lines': 'off' } },
  { files: ['e2e/**/*.mjs', '*.config.*'], languageOptions: { globals: { ...globals.node, ...globals.browser } } },
  ...rooms,
)
