import { Loading } from '@mailroom/ui/Loading'
import { useText } from '../words/texts.ts'
import { Page } from './Page.tsx'

type Props = {
  /** The name of the thing that loads if it is known, else its type. */
  title: string
  /** The number of tabs that the page will have. */
  tabs?: number
}

/** The outline of a page whose content is loading; its heading is there at once. */
export function LoadingPage({ title, tabs = 0 }: Props) {
  const text = useText('app')
  return (
    <Page title={title}>
      <Loading label={text('loading')} tabs={tabs} />
    </Page>
  )
}
