import { useEffect } from 'react'
import { Link, useLocation } from 'react-router'
import { useCurrentOrganization, useCurrentRegion } from '../kit/data/current-region.ts'
import { useOrganizationName } from '../kit/data/organization-name.ts'
import { organizationPath, organizationsPath, regionPath } from '../kit/data/scope.ts'
import { useSession } from '../kit/data/session.ts'
import { useText } from '../kit/words/texts.ts'
import { entriesFor, useMenu } from './areas-context.ts'
import { useCurrentSection } from './current-section.ts'
import type { Menu } from './menu-open.ts'

type Item = { name: string; href: string; group?: string | undefined }

/** Entries that follow each other below the same heading, or one without any. */
type Part = { group: string | undefined; items: Item[] }

/** Puts neighbours with the same heading together. */
function inParts(items: readonly Item[]): Part[] {
  const parts: Part[] = []
  for (const item of items) {
    const last = parts.at(-1)
    if (last && last.group === item.group) last.items.push(item)
    else parts.push({ group: item.group, items: [item] })
  }
  return parts
}

/** Returns whether a page is the item's or below it, as `…/users/create` is below `…/users`. */
function isAt(href: string, pathname: string): boolean {
  return pathname === href || pathname.startsWith(`${href}/`)
}

function useItems() {
  const text = useText('app')
  const { roles } = useSession()
  const menu = useMenu()
  const region = useCurrentRegion()
  const organizations = region ? organizationsPath(region) : '/'
  const organization = useCurrentOrganization()
  return {
    organizations: { name: text('organizations'), href: organizations },
    sections:
      organization === undefined
        ? []
        : entriesFor(roles, menu.organization).map(({ path, name, group }) => ({
            name: text(name),
            group: group && text(group),
            href: organizationPath(organization, path),
          })),
    others: [
      ...entriesFor(roles, region ? menu.region : []).map(({ path, name }) => ({
        name: text(name),
        href: region ? regionPath(region, path) : '/',
      })),
      ...entriesFor(roles, menu.console).map(({ path, name }) => ({
        name: text(name),
        href: `/${path}`,
      })),
    ],
  }
}

/**
 * The menu at the side: the sections of the current organization, and those of the console itself.
 */
export function SideMenu({ menu }: { menu: Menu }) {
  const text = useText('app')
  const { pathname } = useLocation()
  const organizationName = useOrganizationName()
  const { organizations, sections, others } = useItems()
  const organization = useCurrentOrganization()
  const section = useCurrentSection()
  const active =
    organization !== undefined && section !== undefined
      ? organizationPath(organization, section)
      : [organizations, ...others].find(({ href }) => isAt(href, pathname))?.href
  const close = () => {
    if (menu.covers) menu.show(false)
  }
  const { covers, show } = menu
  useEffect(() => {
    if (!covers) return
    // The focus may be on the button that opened the menu.
    const closeByKey = ({ key, defaultPrevented }: KeyboardEvent) => {
      if (key === 'Escape' && !defaultPrevented) show(false)
    }
    document.addEventListener('keydown', closeByKey)
    return () => document.removeEventListener('keydown', closeByKey)
  }, [covers, show])
  const link = ({ name, href }: Item) => (
    <li key={href}>
      <Link to={href} aria-current={href === active ? 'page' : undefined} onClick={close}>
        {name}
      </Link>
    </li>
  )
  return (
    <nav className="side-menu" aria-label={text('mainNavigation')}>
      <ul>{link(organizations)}</ul>
      {sections.length > 0 && (
        <>
          <h2 id="menu-organization">{organizationName}</h2>
          <ul aria-labelledby="menu-organization">
            {inParts(sections).map(({ group, items }) =>
              group === undefined ? (
                items.map(link)
              ) : (
                <li key={group}>
                  <h3>{group}</h3>
                  <ul aria-label={group}>{items.map(link)}</ul>
                </li>
              ),
            )}
          </ul>
        </>
      )}
      <hr />
      <ul>{others.map(link)}</ul>
    </nav>
  )
}
