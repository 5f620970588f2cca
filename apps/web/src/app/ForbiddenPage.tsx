import { MessagePage } from './MessagePage.tsx'
import { useText } from './texts/texts.ts'

/** Stands in place of a page the person's role does not include. */
export function ForbiddenPage() {
  const text = useText('app')
  return <MessagePage title={text('forbiddenTitle')}>{text('forbiddenExplanation')}</MessagePage>
}
