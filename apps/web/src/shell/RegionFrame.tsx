import { Outlet, useParams } from 'react-router'
import { useConnection } from '../kit/data/scope.ts'
import { AppLink } from '../kit/page/AppLink.tsx'
import { MessagePage } from '../kit/page/MessagePage.tsx'
import { useText } from '../kit/words/texts.ts'

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
