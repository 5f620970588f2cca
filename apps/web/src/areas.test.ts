import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { exitItems } from '@mailroom/schemas/exit-checklist-items'
import { roles } from '@mailroom/schemas/role'
import { matchRoutes, type RouteObject } from 'react-router'
import { expect, test } from 'vitest'
import { areas } from './areas.ts'
import { commands } from './shell/palette/commands.ts'
import { consoleRoutes } from './shell/routes.ts'

const routes = consoleRoutes(areas)

/** The keys serve as texts here. */
const text = (key: string) => key

test.each(roles)(
  'every page in the menu of %s and every command of the search leads to a page',
  (role) => {
    const region = { connectionId: 'local', region: 'us-east-1' } as const
    const organization = '/local/us-east-1/organizations/m-1'
    const nowhere = commands(areas, [role], text, text, region).filter(({ path }) => {
      const matches = matchRoutes(routes, path.startsWith('/') ? path : `${organization}/${path}`)
      return !matches || matches.at(-1)?.route.path === '*'
    })
    expect(nowhere).toEqual([])
  },
)

test('EXIT-01 EXIT-12 what is left leads to pages, and says what they need', () => {
  const organization = '/local/us-east-1/organizations/m-1'
  for (const item of exitItems) {
    if (!('next' in item)) continue
    const route = matchRoutes(routes, `${organization}/${item.next}`)?.at(-1)?.route
    expect(route?.path, item.id).not.toBe('*')
    expect([item.id, 'needs' in item ? item.needs : undefined]).toEqual([
      ...[item.id, route?.handle?.needs],
    ])
  }
})

test('every folder of an area is in the list of areas', () => {
  expect(areas).toHaveLength(readdirSync(join(import.meta.dirname, 'areas')).length)
})

/** Returns a line for each route that has an address of its own, with the operation it needs. */
function addressesOf(tree: readonly RouteObject[], above = ''): string[] {
  return tree.flatMap(({ path, index, children = [], handle }) => {
    const here = path ? `${above}/${path}` : above
    const line = `${here || '/'} ${handle?.needs ?? '-'}`
    const isAddress = path !== undefined || index === true
    return [...(isAddress ? [line] : []), ...addressesOf(children, here)]
  })
}

test('the addresses of the console, and the operations they need, are those of the list', async () => {
  const lines = addressesOf(routes).sort()
  await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('./addresses.txt')
})

/** Returns the routes of a tree that load their component. */
function lazyRoutes(tree: readonly RouteObject[]): { path: string; load: () => unknown }[] {
  return tree.flatMap(({ path = '', lazy, children = [] }) => {
    const load = typeof lazy === 'object' ? lazy.Component : undefined
    return [...(load ? [{ path, load }] : []), ...lazyRoutes(children)]
  })
}

// The modules of all pages are read from the disk.
test('the module of every page and dialog exports one component', { timeout: 60_000 }, async () => {
  const loaded = areas.flatMap((area) => lazyRoutes(Object.values(area.routes).flat()))
  expect(loaded.length).toBeGreaterThan(80)
  for (const { path, load } of loaded) expect(await load(), path).toBeTypeOf('function')
})
