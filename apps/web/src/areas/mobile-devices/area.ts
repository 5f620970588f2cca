import { defineArea } from '../../kit/area.ts'
import { words } from '../../kit/words/words.ts'
import { deviceRulesRoutes } from './rules/routes.ts'

const deviceRules = words(
  () => import('./rules/locales/en.json'),
  () => import('./rules/locales/de.json'),
  () => import('./rules/locales/id.json'),
)

declare module '../../kit/words/texts.ts' {
  interface Words {
    deviceRules: typeof deviceRules
  }
}

/** The heading of the area in the menu. */
const group = 'mobileDevices'

export default defineArea({
  words: { deviceRules },
  routes: {
    organization: [...deviceRulesRoutes],
  },
  menu: {
    organization: [
      {
        path: 'mobile-devices/rules',
        name: 'deviceRules',
        operation: 'mobileDeviceAccessRules.list',
        group,
      },
    ],
  },
  palette: [
    {
      path: 'mobile-devices/rules/add',
      name: 'createDeviceRule',
      operation: 'mobileDeviceAccessRules.create',
    },
  ],
})
