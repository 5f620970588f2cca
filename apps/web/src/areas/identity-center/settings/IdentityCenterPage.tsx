import { Page } from '../../../kit/page/Page.tsx'
import { PageTabs } from '../../../kit/page/PageTabs.tsx'
import { useText } from '../../../kit/words/texts.ts'

/** How an organization uses IAM Identity Center; its parts are child routes. Source: IDC-01. */
export function IdentityCenterPage() {
  const text = useText('identityCenter')
  return (
    <Page title={text('title')} description={text('description')}>
      <PageTabs label={text('parts')} tabs={[{ path: '', label: text('status') }]} />
    </Page>
  )
}
