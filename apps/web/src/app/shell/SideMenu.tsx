import SideNavigation, {
  type SideNavigationProps,
} from '@cloudscape-design/components/side-navigation'
import { can } from '@mailroom/schemas'
import { useLocation, useNavigate, useParams } from 'react-router'
import { useSession } from '../api/session.ts'
import { organizationsPath } from '../scope.ts'
import { useText } from '../texts/texts.ts'
import { useCurrentRegion } from './current-region.ts'
import { useOrganizationName } from './organization-name.ts'
import { consoleSections, organizationSections } from './sections.ts'

/** The menu at the side: the sections of the organization somebody is in, and what belongs to the console itself. */
export function SideMenu() {
  const text = useText('app')
  const navigate = useNavigate()
  const { pathname } = useLocation()
  const { organizationId } = useParams()
  const { role } = useSession()
  const region = useCurrentRegion()
  const organizationName = useOrganizationName()

  const organizations = region ? organizationsPath(region) : '/'
  const organization = `${organizations}/${organizationId}`
  const sections: SideNavigationProps.Link[] = organizationSections
    .filter(({ operation }) => can(role, operation))
    .map(({ path, name }) => ({
      type: 'link',
      text: text(name),
      href: path === '' ? organization : `${organization}/${path}`,
    }))
  const others: SideNavigationProps.Link[] = consoleSections
    .filter(({ operation }) => can(role, operation))
    .map(({ path, name }) => ({ type: 'link', text: text(name), href: `/${path}` }))
  const items: SideNavigationProps.Item[] = [
    { type: 'link', text: text('organizations'), href: organizations },
    ...(organizationId === undefined
      ? []
      : [{ type: 'section-group' as const, title: organizationName, items: sections }]),
    { type: 'divider' },
    ...others,
  ]
  // The section of `…/users/create` is `…/users`.
  const active = [...sections, ...others, { type: 'link' as const, text: '', href: organizations }]
    .flatMap((item) => (item.type === 'link' ? [item.href] : []))
    .filter((href) => pathname === href || pathname.startsWith(`${href}/`))
    .sort((a, b) => b.length - a.length)[0]
  return (
    <SideNavigation
      activeHref={active ?? pathname}
      items={items}
      onFollow={(event) => {
        event.preventDefault()
        void navigate(event.detail.href)
      }}
    />
  )
}
