import Alert from '@cloudscape-design/components/alert'
import type { UnreadSource } from '@mailroom/schemas/access-paths'
import { useErrorWords } from '../../kit/words/errors.ts'
import { useText } from '../../kit/words/texts.ts'

/** What was not read, so that nobody takes the list for complete. */
export function Unread({ unread }: { unread: readonly UnreadSource[] }) {
  const text = useText('accessExplorer')
  const errorWords = useErrorWords()
  if (unread.length === 0) return null
  return (
    <Alert type="warning" header={text('unread')}>
      <ul>
        {unread.map(({ source, code, missingAction }) => (
          <li key={source}>
            {text(`source.${source}`)}{' '}
            {code !== undefined && errorWords({ code, message: '', requestId: '' })}{' '}
            {missingAction !== undefined && text('missing', { action: missingAction })}
          </li>
        ))}
      </ul>
    </Alert>
  )
}
