import type { Region } from '@mailroom/schemas/region'
import type { Connection } from '@mailroom/schemas/session'
import { TopNavigation, type Utility } from '@mailroom/ui/TopNavigation'
import { memo } from 'react'
import { useNavigate } from 'react-router'
import * as z from 'zod/mini'
import { postWithToken } from '../kit/data/call.ts'
import {
  useCurrentConnection,
  useCurrentOrganization,
  useCurrentRegion,
} from '../kit/data/current-region.ts'
import { hasCode } from '../kit/data/failure.ts'
import { notify } from '../kit/data/notifications.ts'
import { knownOrganizations, useOrganizationName } from '../kit/data/organization-name.ts'
import { type OrganizationScope, organizationPath, organizationsPath } from '../kit/data/scope.ts'
import { useSession } from '../kit/data/session.ts'
import { useRoleNames } from '../kit/words/role-names.ts'
import { type Text, useText } from '../kit/words/texts.ts'
import { searchKeys, showKeyboardHelp, showPalette } from './overlays.ts'
import { chooseSetting, useSettingsItems } from './settings.ts'

const Answer = z.object({ location: z.string() })

/**
 * Ends the session here and at the identity provider. A person who is already signed out goes to
 * the sign-in page.
 */
async function signOut(text: Text<'app'>): Promise<void> {
  try {
    location.assign(Answer.parse(await postWithToken('/auth/sign-out', {})).location)
  } catch (failure) {
    if (hasCode(failure, 'NotSignedIn')) location.assign('/')
    else notify({ type: 'error', content: text('error.Unreachable') })
  }
}

/** Amazon's names of the Regions with WorkMail, which are not translated. Source: X-01. */
const regionNames: Record<Region, string> = {
  'us-east-1': 'N. Virginia',
  'us-west-2': 'Oregon',
  'eu-west-1': 'Ireland',
}

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
function useOrganizationMenu({ organization, organizationName, go }: Props): Utility[] {
  const text = useText('app')
  if (organization === undefined) return []
  return [
    {
      text: organizationName,
      ariaLabel: `${text('organization')}: ${organizationName}`,
      items: [
        ...knownOrganizations(organization).map(({ path, name }) => ({
          id: path,
          text: name,
          isChecked: path === organizationPath(organization),
        })),
        { id: '', text: text('allOrganizations') },
      ],
      onChoose: (id) =>
        go(id === '' ? organizationsPath(organization) : samePageOf(id, organization)),
    },
  ]
}

/** Renders only when something in it changes. */
const Bar = memo(function Bar(props: Props) {
  const { connection, region, go } = props
  const text = useText('app')
  const { account, roles, connections } = useSession()
  const signedInAs = `${account.name} · ${useRoleNames()(roles)}`
  const regionName = region ? regionNames[region] : ''

  const searchButton: Utility = {
    icon: 'search',
    text: text('searchWithKeys', { keys: searchKeys }),
    ariaLabel: text('searchWithKeys', { keys: searchKeys }),
    onClick: () => showPalette(true),
  }
  const connectionMenu: Utility = {
    text: connection?.name ?? '',
    ariaLabel: `${text('connection')}: ${connection?.name ?? ''}`,
    items: connections.map(({ id, name, regions: [first = ''] }) => ({
      id: `/${id}/${first}/organizations`,
      text: name,
    })),
    onChoose: go,
  }
  const regionMenu: Utility = {
    text: regionName,
    ariaLabel: `${text('region')}: ${regionName}`,
    items: (connection?.regions ?? []).map((each) => ({
      id: organizationsPath({ connectionId: connection?.id ?? '', region: each }),
      text: regionNames[each],
      secondaryText: each,
    })),
    onChoose: go,
  }
  const organizationMenu = useOrganizationMenu(props)
  const settingsMenu: Utility = {
    icon: 'settings',
    ariaLabel: text('settings'),
    items: useSettingsItems(),
    onChoose: chooseSetting,
  }
  const accountMenu: Utility = {
    icon: 'person',
    text: signedInAs,
    ariaLabel: `${text('account')}: ${signedInAs}`,
    items: [
      { id: 'keyboard', text: text('keyboard.title'), secondaryText: '?' },
      { id: 'sign-out', text: text('signOut') },
    ],
    onChoose: (id) => (id === 'keyboard' ? showKeyboardHelp(true) : void signOut(text)),
  }
  return (
    <TopNavigation
      title={text('product')}
      href="/"
      onFollow={() => go('/')}
      menuLabel={text('moreMenus')}
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
