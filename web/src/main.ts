import { createApp } from 'vue'
import App from './App.vue'
import { restoreLocale } from './composables/useLocale'
import './composables/useTheme'
import { i18n } from './i18n'
import { router } from './router'
import './styles/index.css'

await restoreLocale()
createApp(App).use(i18n).use(router).mount('#app')
