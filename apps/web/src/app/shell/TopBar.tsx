import TopNavigation, {
  type TopNavigationProps,
} from '@cloudscape-design/components/top-navigation'
import type { Connection, Region } from '@mailroom/schemas'
import { memo } from 'react'
import { useNavigate } from 'react-router'
import { useSession } from '../api/session.ts'
import { organizationsPath } from '../scope.ts'
import { useText } from '../texts/texts.ts'
import { useCurrentConnection, useCurrentRegion } from './current-region.ts'
import { showPalette } from './palette.ts'
import { regionNames } from './region-names.ts'
import { chooseSetting, useSettingsItems } from './settings.ts'
import { signOut } from './sign-out.ts'

type Props = {
  connection: Connection | undefined
  region: Region | undefined
  go: (path: string) => void
}

/** Drawn anew only when something in it changes: the component measures the whole page each time. */
const Bar = memo(function Bar({ connection, region, go }: Props) {
  const text = useText('app')
  const { account, role, connections } = useSession()
  const signedInAs = `${account.name} · ${text(`role.${role}`)}`
  const regionName = region ? regionNames[region] : ''

  const searchButton: TopNavigationProps.ButtonUtility = {
    type: 'button',
    iconName: 'search',
    text: text('searchConsole'),
    title: text('searchConsoleKeys'),
    ariaLabel: text('searchConsoleKeys'),
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
    items: [{ id: 'sign-out', text: text('signOut') }],
    onItemClick: () => void signOut(text),
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
      utilities={[searchButton, connectionMenu, regionMenu, settingsMenu, accountMenu]}
    />
  )
})

/** The bar at the top: which connection, which Region (X-01), how it looks, and who is signed in. */
export function TopBar() {
  return (
    <Bar
      connection={useCurrentConnection()}
      region={useCurrentRegion()?.region}
      go={useNavigate()}
    />
  )
}
