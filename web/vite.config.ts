import { fileURLToPath } from 'node:url'
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vitest/config'

/** The server that answers /api while developing. */
const server = process.env.HOMESTEAD_URL ?? 'http://127.0.0.1:8080'

export default defineConfig({
  plugins: [vue()],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  define: {
    __VUE_OPTIONS_API__: 'false',
    __VUE_PROD_DEVTOOLS__: 'false',
    __VUE_I18N_LEGACY_API__: 'false',
    __VUE_I18N_FULL_INSTALL__: 'false',
    __INTLIFY_PROD_DEVTOOLS__: 'false',
  },
  build: {
    target: 'es2022',
    // Nothing is inlined as a data: URI, so that the strict content policy holds.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // The map library alone is larger; it loads only where a map is.
    chunkSizeWarningLimit: 1200,
  },
  server: { proxy: { '/api': server, '/tiles': server, '/health': server } },
  preview: { proxy: { '/api': server, '/tiles': server, '/health': server } },
  test: { include: ['src/**/*.test.ts'], environment: 'node' },
})
