import type { Device } from '@mailroom/schemas/access/mobile-device-access-effect'

type Recipe = {
  name: string
  effect: 'ALLOW' | 'DENY'
  deviceTypes?: string[]
  deviceOperatingSystems?: string[]
}

export const recipeNames = ['blockAllAndroid', 'allowLatestIos', 'defaultDenyAll'] as const
export type RecipeName = (typeof recipeNames)[number]

/** The rules that AWS's guide proposes, by its names. Source: MDAR-13. */
export const recipes: Readonly<Record<RecipeName, Recipe>> = {
  blockAllAndroid: { name: 'BlockAllAndroid', effect: 'DENY', deviceTypes: ['android'] },
  allowLatestIos: {
    ...{ name: 'AllowLatestiOS', effect: 'ALLOW', deviceOperatingSystems: ['iOS 14.3'] },
  },
  defaultDenyAll: { name: 'DefaultDenyAll', effect: 'DENY' },
}

/** Returns the values of a rule that names exactly what a device reports. */
export function ruleNaming({ type, model, operatingSystem, userAgent }: Device) {
  const list = (value: string | undefined) => (value === undefined ? [] : [value])
  const lists = {
    ...{ deviceTypes: list(type), deviceModels: list(model) },
    deviceOperatingSystems: list(operatingSystem),
    deviceUserAgents: list(userAgent),
  }
  return Object.fromEntries(Object.entries(lists).filter(([, values]) => values.length > 0))
}
