import TopNavigation, {
  type TopNavigationProps,
} from '@cloudscape-design/components/top-navigation'
import type { Connection, Region } from '@mailroom/schemas'
import { memo } from 'react'
import { useNavigate } from 'react-router'
import {
  useCurrentConnection,
  useCurrentOrganization,
  useCurrentRegion,
} from '../kit/data/current-region.ts'
import { knownOrganizations, useOrganizationName } from '../kit/data/organization-name.ts'
import { type OrganizationScope, organizationPath, organizationsPath } from '../kit/data/scope.ts'
import { useSession } from '../kit/data/session.ts'
import { useRoleNames } from '../kit/words/role-names.ts'
import { useText } from '../kit/words/texts.ts'
import { searchKeys, showKeyboardHelp, showPalette } from './overlays.ts'
import { regionNames } from './region-names.ts'
import { chooseSetting, useSettingsItems } from './settings.ts'
import { signOut } from './sign-out.ts'

type Props = {
  connection: Connection | undefined
  region: Region | undefined
  organization: OrganizationScope | undefined
  organizationName: string
  go: (path: string) => void
}

/** Returns the page of another organization that matches this one, such as its users. */
function samePageOf(path: string, organization: OrganizationScope): string {
  const here = organizationPath(organization)
  const [section = ''] = location.pathname.startsWith(`${here}/`)
    ? location.pathname.slice(here.length + 1).split('/')
    : []
  return section === '' ? path : `${path}/${section}`
}

/** Returns the current organization, and the others of the Region that this browser has seen. */
function useOrganizationMenu({
  organization,
  organizationName,
  go,
}: Props): TopNavigationProps.MenuDropdownUtility[] {
  const text = useText('app')
  if (organization === undefined) return []
  return [
    {
      type: 'menu-dropdown',
      text: organizationName,
      ariaLabel: `${text('organization')}: ${organizationName}`,
      items: [
        ...knownOrganizations(organization).map(({ path, name }) => ({
          id: path,
          text: name,
          itemType: 'checkbox' as const,
          checked: path === organizationPath(organization),
        })),
        { id: '', text: text('allOrganizations') },
      ],
      onItemClick: ({ detail: { id } }) =>
        go(id === '' ? organizationsPath(organization) : samePageOf(id, organization)),
    },
  ]
}

/** Renders only when something in it changes: the component measures the whole page each time. */
const Bar = memo(function Bar(props: Props) {
  const { connection, region, go } = props
  const text = useText('app')
  const { account, roles, connections } = useSession()
  const signedInAs = `${account.name} · ${useRoleNames()(roles)}`
  const regionName = region ? regionNames[region] : ''

  const searchButton: TopNavigationProps.ButtonUtility = {
    type: 'button',
    iconName: 'search',
    text: text('searchWithKeys', { keys: searchKeys }),
    ariaLabel: text('searchWithKeys', { keys: searchKeys }),
    disableUtilityCollapse: true,
    onClick: () => showPalette(true),
  }
  const connectionMenu: TopNavigationProps.MenuDropdownUtility = {
    type: 'menu-dropdown',
    text: connection?.name ?? '',
    ariaLabel: `${text('connection')}: ${connection?.name ?? ''}`,
    items: connections.map(({ id, name, regions: [first = ''] }) => ({
      id: `/${id}/${first}/organizations`,
      text: name,
    })),
    onItemClick: ({ detail }) => go(detail.id),
  }
  const regionMenu: TopNavigationProps.MenuDropdownUtility = {
    type: 'menu-dropdown',
    text: regionName,
    ariaLabel: `${text('region')}: ${regionName}`,
    items: (connection?.regions ?? []).map((each) => ({
      id: organizationsPath({ connectionId: connection?.id ?? '', region: each }),
      text: regionNames[each],
      secondaryText: each,
    })),
    onItemClick: ({ detail }) => go(detail.id),
  }
  const organizationMenu = useOrganizationMenu(props)
  const settingsMenu: TopNavigationProps.MenuDropdownUtility = {
    type: 'menu-dropdown',
    iconName: 'settings',
    ariaLabel: text('settings'),
    title: text('settings'),
    items: useSettingsItems(),
    onItemClick: ({ detail }) => chooseSetting(detail.id),
  }
  const accountMenu: TopNavigationProps.MenuDropdownUtility = {
    type: 'menu-dropdown',
    iconName: 'user-profile',
    text: signedInAs,
    ariaLabel: `${text('account')}: ${signedInAs}`,
    items: [
      { id: 'keyboard', text: text('keyboard.title'), secondaryText: '?' },
      { id: 'sign-out', text: text('signOut') },
    ],
    onItemClick: ({ detail }) =>
      detail.id === 'keyboard' ? showKeyboardHelp(true) : void signOut(text),
  }
  return (
    <TopNavigation
      identity={{
        href: '/',
        title: text('product'),
        onFollow: (event) => {
          event.preventDefault()
          go('/')
        },
      }}
      utilities={[
        searchButton,
        connectionMenu,
        regionMenu,
        ...organizationMenu,
        settingsMenu,
        accountMenu,
      ]}
    />
  )
})

/**
 * The bar at the top: the connection, Region and organization, the settings, and the
 * signed-in person.
 */
export function TopBar() {
  return (
    <Bar
      connection={useCurrentConnection()}
      region={useCurrentRegion()?.region}
      organization={useCurrentOrganization()}
      organizationName={useOrganizationName()}
      go={useNavigate()}
    />
  )
}
