import { AppLink } from '../AppLink.tsx'
import { MessagePage } from '../MessagePage.tsx'
import { useText } from '../texts/texts.ts'

/** The page for unknown addresses. */
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
