import { Link, useLocation, useParams } from 'react-router'
import { organizationsPath } from '../scope.ts'
import { useText } from '../texts/texts.ts'
import { useCurrentRegion } from './current-region.ts'
import { useOrganizationName } from './organization-name.ts'
import { usePageName } from './page-title.ts'
import { organizationSections } from './sections.ts'

/** The way from the organizations to this page. */
export function Breadcrumbs() {
  const text = useText('app')
  const { pathname } = useLocation()
  const { organizationId } = useParams()
  const region = useCurrentRegion()
  const organizationName = useOrganizationName()
  const pageName = usePageName()

  const organizations = region ? organizationsPath(region) : '/'
  const organization = `${organizations}/${organizationId}`
  const above = [{ text: text('organizations'), href: organizations }]
  if (organizationId !== undefined) {
    above.push({ text: organizationName, href: organization })
    for (const { path, name } of organizationSections)
      if (path !== '' && pathname.startsWith(`${organization}/${path}`))
        above.push({ text: text(name), href: `${organization}/${path}` })
  }
  const way = above.filter(({ href }) => pathname === href || pathname.startsWith(`${href}/`))
  const end = way.at(-1)
  const items = end?.href === pathname ? way : [...way, { text: pageName, href: pathname }]
  return (
    <nav className="breadcrumbs" aria-label={text('breadcrumbs')}>
      <ol>
        {items.map(({ text: name, href }) => (
          <li key={href}>
            {href === pathname ? (
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
