import type { OperationId } from '@mailroom/schemas/operations'
import type { Role } from '@mailroom/schemas/role'
import type { Area, MenuEntry } from '../../kit/area.ts'
import { type RegionScope, regionPath } from '../../kit/data/scope.ts'
import type { Text } from '../../kit/words/texts.ts'
import { entriesFor, menuOf } from '../areas-context.ts'

/** A page or action that concerns nobody in particular. */
export type Command = {
  kind: 'page' | 'action'
  /** The path below the organization, or of the console if it begins with `/`. */
  path: string
  label: string
  /** The operation that a person must be allowed to use. */
  operation: OperationId
}

/**
 * Returns the pages in the menu, and the actions that the areas offer; each has its own address.
 */
export function commands(
  areas: readonly Area[],
  roles: readonly Role[],
  appText: Text<'app'>,
  text: Text<'search'>,
  region: RegionScope | undefined,
): Command[] {
  const menu = menuOf(areas)
  const page = (path: string, { name, paletteName, operation }: MenuEntry) => {
    const label = paletteName === undefined ? appText(name) : text(paletteName)
    return { kind: 'page', path, label, operation } as const
  }
  return [
    ...menu.organization.map((entry) => page(entry.path, entry)),
    ...(region
      ? entriesFor(roles, menu.region).map((entry) => page(regionPath(region, entry.path), entry))
      : []),
    ...entriesFor(roles, menu.console).map((entry) => page(`/${entry.path}`, entry)),
    ...areas.flatMap(({ palette = [] }) =>
      palette.map(
        ({ path, name, operation }) =>
          ({ kind: 'action', path, label: text(name), operation }) as const,
      ),
    ),
  ]
}
