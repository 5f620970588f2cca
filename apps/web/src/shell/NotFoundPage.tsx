import { AppLink } from '../kit/page/AppLink.tsx'
import { MessagePage } from '../kit/page/MessagePage.tsx'
import { useText } from '../kit/words/texts.ts'

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
