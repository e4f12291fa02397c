import js from '@eslint/js'
import globals from 'globals'
import vue from 'eslint-plugin-vue'
import ts from 'typescript-eslint'

/** Rooms in their order: pages → components → composables → api | map | charts | lib. A room imports only from rooms after it. */
const forbidden = {
  pages: [],
  components: ['pages'],
  composables: ['pages', 'components'],
  map: ['pages', 'components', 'composables', 'api', 'charts'],
  charts: ['pages', 'components', 'composables', 'api', 'map', 'i18n'],
  api: ['pages', 'components', 'composables', 'map', 'charts', 'i18n'],
  lib: ['pages', 'components', 'composables', 'map', 'charts', 'api', 'i18n'],
  i18n: ['pages', 'components', 'composables', 'map', 'charts'],
}

/** Large libraries, each known to one room, which loads only where it is needed. */
const libraries = [
  { room: 'map', name: 'maplibre-gl', message: 'Only map/ knows the map library.' },
  { room: 'charts', name: 'echarts', message: 'Only charts/ knows the chart library.' },
]

const rooms = Object.entries(forbidden).map(([room, others]) => ({
  files: [`src/${room}/**/*.{ts,vue}`],
  rules: {
    'no-restricted-imports': ['error', {
      paths: libraries.filter((one) => one.room !== room).map((one) => ({ name: one.name, message: one.message })),
      patterns: [
        ...others.map((other) => ({ group: [`@/${other}/*`, `@/${other}`, `**/../${other}/*`], message: `${room}/ stands below ${other}/.` })),
        ...libraries.filter((one) => one.room !== room).map((one) => ({ group: [`${one.name}/*`], message: one.message })),
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
