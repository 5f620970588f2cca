import { Loading } from '@mailroom/ui/Loading'
import { Page } from './Page.tsx'
import { useText } from './texts/texts.ts'

type Props = {
  /** The name of what is fetched where it is known already, else what kind of thing it is. */
  title: string
  /** How many tabs the page will have. */
  tabs?: number
}

/** The outline of a page whose content is fetched: its heading stands there at once. */
export function LoadingPage({ title, tabs = 0 }: Props) {
  const text = useText('app')
  return (
    <Page title={title}>
      <Loading label={text('loading')} tabs={tabs} />
    </Page>
  )
}
