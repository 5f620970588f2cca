import { roles } from '@mailroom/schemas'
import { matchRoutes } from 'react-router'
import { expect, test } from 'vitest'
import { routes } from './routes.tsx'
import { commands } from './shell/palette/commands.ts'

/** The keys serve as texts here. */
const text = (key: string) => key

test.each(roles)(
  'every page in the menu of %s and every command of the search leads to a page',
  (role) => {
    const organization = '/local/us-east-1/organizations/m-1'
    const nowhere = commands([role], text, text).filter(({ path }) => {
      const matches = matchRoutes(routes, path.startsWith('/') ? path : `${organization}/${path}`)
      return !matches || matches.at(-1)?.route.path === '*'
    })
    expect(nowhere).toEqual([])
  },
)
