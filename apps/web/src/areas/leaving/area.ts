import { defineArea } from '../../kit/area.ts'
import { routesWith } from '../../kit/page/route.ts'
import { words } from '../../kit/words/words.ts'

const exportSetup = words(
  () => import('./export-setup/locales/en.json'),
  () => import('./export-setup/locales/de.json'),
  () => import('./export-setup/locales/id.json'),
)

declare module '../../kit/words/texts.ts' {
  interface Words {
    exportSetup: typeof exportSetup
  }
}

const setup = routesWith('exportSetup')

export default defineArea({
  words: { exportSetup },
  routes: {
    organization: [
      setup.page(
        'exit/exports/setup',
        'exportSettings.describe',
        () => import('./export-setup/ExportSetupPage.tsx'),
        [
          setup.dialog(
            'edit',
            'exportSettings.put',
            () => import('./export-setup/EditExportSettingsDialog.tsx'),
          ),
        ],
      ),
    ],
  },
  menu: {
    organization: [
      { path: 'exit/exports/setup', name: 'leaving', operation: 'exportSettings.describe' },
    ],
  },
  palette: [
    { path: 'exit/exports/setup/edit', name: 'exportSettings', operation: 'exportSettings.put' },
  ],
})
