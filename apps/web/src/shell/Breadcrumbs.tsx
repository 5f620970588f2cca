import { Link, useLocation, useParams } from 'react-router'
import { useCurrentRegion } from '../kit/data/current-region.ts'
import { useOrganizationName } from '../kit/data/organization-name.ts'
import { organizationsPath } from '../kit/data/scope.ts'
import { useNamedParts } from '../kit/page/page-title.ts'
import { useText } from '../kit/words/texts.ts'
import { useMenu } from './areas-context.ts'
import { useCurrentSection } from './current-section.ts'

type Crumb = { name: string; href?: string }

/** Returns the pages above this one: the organizations, the organization, and its section. */
function useAbove(): Crumb[] {
  const text = useText('app')
  const { pathname } = useLocation()
  const { organizationId, domainName } = useParams()
  const region = useCurrentRegion()
  const organizationName = useOrganizationName()
  const organizations = region ? organizationsPath(region) : '/'
  const organization = `${organizations}/${organizationId}`
  const section = useCurrentSection()
  const menu = useMenu()
  const isAbove = (href: string) =>
    pathname === href || pathname.startsWith(`${href}/`) || href === `${organization}/${section}`
  return [
    { name: text('organizations'), href: organizations },
    { name: organizationName, href: organization },
    ...menu.organization
      .filter(({ path }) => path !== '')
      .map(({ path, name }) => ({ name: text(name), href: `${organization}/${path}` })),
    // Some pages of a domain are not in its tabs.
    ...(domainName === undefined
      ? []
      : [{ name: domainName, href: `${organization}/domains/${domainName}` }]),
  ].filter(({ href }) => isAbove(href))
}

/**
 * The path from the organizations to this page, its tab and its dialog. A narrow window omits the
 * middle.
 */
export function Breadcrumbs() {
  const text = useText('app')
  const above = useAbove()
  const shown = useNamedParts()
  const way: Crumb[] = [
    ...above,
    ...shown.filter(
      ({ level, href }) => level !== 'question' && !above.some((crumb) => crumb.href === href),
    ),
  ]
  return (
    <nav className="breadcrumbs" aria-label={text('breadcrumbs')}>
      <ol>
        {way.map(({ name, href }, index) => (
          <li key={href ?? name}>
            {href === undefined || index === way.length - 1 ? (
              <span aria-current="page">{name}</span>
            ) : (
              <Link className="app-link" to={href}>
                {name}
              </Link>
            )}
          </li>
        ))}
      </ol>
    </nav>
  )
}
