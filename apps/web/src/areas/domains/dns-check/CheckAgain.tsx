import Button from '@cloudscape-design/components/button'
import { useText } from '../../../kit/words/texts.ts'

type Props = {
  query: { isFetching: boolean; refetch(): Promise<unknown> }
  /** What is checked. */
  what: string
}

/** The button that asks the DNS again. Source: DOM-07. */
export function CheckAgain({ query, what }: Props) {
  const text = useText('dnsCheck')
  return (
    <Button
      variant="inline-link"
      ariaLabel={text('againOf', { what })}
      loading={query.isFetching}
      onClick={() => void query.refetch()}
    >
      {text('again')}
    </Button>
  )
}
