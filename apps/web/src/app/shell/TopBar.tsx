import TopNavigation, {
  type TopNavigationProps,
} from '@cloudscape-design/components/top-navigation'
import { useNavigate } from 'react-router'
import { useSession } from '../api/session.ts'
import { organizationsPath } from '../scope.ts'
import { useText } from '../texts/texts.ts'
import { useCurrentConnection, useCurrentRegion } from './current-region.ts'
import { regionNames } from './region-names.ts'
import { chooseSetting, useSettingsItems } from './settings.ts'
import { signOut } from './sign-out.ts'

/** The bar at the top: which connection, which Region, how it looks, and who is signed in. */
export function TopBar() {
  const text = useText('app')
  const navigate = useNavigate()
  const { account, role, connections } = useSession()
  const connection = useCurrentConnection()
  const current = useCurrentRegion()
  const roleName = text(`role.${role}`)

  const connectionMenu: TopNavigationProps.MenuDropdownUtility = {
    type: 'menu-dropdown',
    text: connection?.name ?? '',
    ariaLabel: `${text('connection')}: ${connection?.name ?? ''}`,
    items: connections.map(({ id, name, regions: [region = ''] }) => ({
      id: `/${id}/${region}/organizations`,
      text: name,
    })),
    onItemClick: ({ detail }) => void navigate(detail.id),
  }
  const regionMenu: TopNavigationProps.MenuDropdownUtility = {
    type: 'menu-dropdown',
    text: current ? regionNames[current.region] : '',
    ariaLabel: `${text('region')}: ${current ? regionNames[current.region] : ''}`,
    items: (connection?.regions ?? []).map((region) => ({
      id: organizationsPath({ connectionId: connection?.id ?? '', region }),
      text: regionNames[region],
      secondaryText: region,
    })),
    onItemClick: ({ detail }) => void navigate(detail.id),
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
    text: `${account.name} · ${roleName}`,
    ariaLabel: `${text('account')}: ${account.name} · ${roleName}`,
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
          void navigate('/')
        },
      }}
      utilities={[connectionMenu, regionMenu, settingsMenu, accountMenu]}
    />
  )
}
