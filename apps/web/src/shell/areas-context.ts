import { can } from '@mailroom/schemas/can'
import type { Role } from '@mailroom/schemas/role'
import { createContext, use } from 'react'
import type { Area, MenuEntry } from '../kit/area.ts'

/** The areas of the console, which its start gives to the shell. */
export const AreasContext = createContext<readonly Area[]>([])

/** Returns the entries of the menu: an organization's pages, a Region's, and the console's own. */
export function menuOf(areas: readonly Area[]) {
  return {
    organization: areas.flatMap(({ menu }) => menu?.organization ?? []),
    region: areas.flatMap(({ menu }) => menu?.region ?? []),
    console: areas.flatMap(({ menu }) => menu?.console ?? []),
  }
}

/** Returns the entries of the menu, in its order, whoever may open them. */
export function useMenu() {
  return menuOf(use(AreasContext))
}

/**
 * Returns the entries that somebody with these roles may open. Those who read only a part of a
 * section know it under the name of that part: of two with one address, the first they may open
 * counts.
 */
export function entriesFor(roles: readonly Role[], entries: readonly MenuEntry[]): MenuEntry[] {
  const allowed = entries.filter(({ operation }) => can(roles, operation))
  return allowed.filter(({ path }, at) => allowed.findIndex((entry) => entry.path === path) === at)
}
