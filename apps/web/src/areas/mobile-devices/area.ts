import { defineArea } from '../../kit/area.ts'
import { words } from '../../kit/words/words.ts'
import { mdmRoutes } from './mdm/routes.ts'
import { deviceRulesRoutes } from './rules/routes.ts'

const deviceRules = words(
  () => import('./rules/locales/en.json'),
  () => import('./rules/locales/de.json'),
  () => import('./rules/locales/id.json'),
)

const mdm = words(
  () => import('./mdm/locales/en.json'),
  () => import('./mdm/locales/de.json'),
  () => import('./mdm/locales/id.json'),
)

declare module '../../kit/words/texts.ts' {
  interface Words {
    deviceRules: typeof deviceRules
    mdm: typeof mdm
  }
}

/** The heading of the area in the menu. */
const group = 'mobileDevices'

export default defineArea({
  words: { deviceRules, mdm },
  routes: {
    organization: [...deviceRulesRoutes, ...mdmRoutes],
  },
  menu: {
    organization: [
      {
        path: 'mobile-devices/rules',
        name: 'deviceRules',
        operation: 'mobileDeviceAccessRules.list',
        group,
      },
      {
        path: 'mobile-devices/mdm',
        name: 'mdm',
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
