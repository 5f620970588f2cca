import { Outlet, useParams } from 'react-router'
import { AppLink } from '../AppLink.tsx'
import { MessagePage } from '../MessagePage.tsx'
import { useConnection } from '../scope.ts'
import { useText } from '../texts/texts.ts'

/** Shows pages whose address names an existing connection and one of its Regions. Source: X-01. */
export function RegionFrame() {
  const text = useText('app')
  const { region } = useParams()
  const connection = useConnection()
  if (connection?.regions.some((known) => known === region)) return <Outlet />
  return (
    <MessagePage
      title={text('unknownConnectionTitle')}
      actions={<AppLink to="/">{text('toOrganizations')}</AppLink>}
    >
      {text('unknownConnectionExplanation')}
    </MessagePage>
  )
}
