import { AppLink } from '../AppLink.tsx'
import { MessagePage } from '../MessagePage.tsx'
import { useText } from '../texts/texts.ts'

/** Stands at addresses that nothing has. */
export function NotFoundPage() {
  const text = useText('app')
  return (
    <MessagePage
      title={text('notFoundTitle')}
      actions={<AppLink to="/">{text('toOrganizations')}</AppLink>}
    >
      {text('notFoundExplanation')}
    </MessagePage>
  )
}
