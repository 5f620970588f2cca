import Link from '@cloudscape-design/components/link'
import { useText } from '../../../kit/words/texts.ts'

/** AWS's guide for users of mailboxes. Source: GS-07. */
const guide = 'https://docs.aws.amazon.com/workmail/latest/userguide/clients.html'

/**
 * How people get at their mailboxes: with a browser, if the alias is given, with Outlook, a phone,
 * or any IMAP client.
 */
export function ClientLinks({ alias }: { alias?: string | undefined }) {
  const text = useText('setUp')
  const url = alias === undefined ? undefined : `https://${alias}.awsapps.com/mail`
  return (
    <>
      <div>{text('explain.clients')}</div>
      <ul>
        {url !== undefined && (
          <li>
            <Link href={url} external externalIconAriaLabel={text('newTab')}>
              {text('webApplication')}
            </Link>
          </li>
        )}
        <li>{text('outlook')}</li>
        <li>{text('mobile')}</li>
        <li>{text('imap')}</li>
      </ul>
      <Link href={guide} external externalIconAriaLabel={text('newTab')}>
        {text('userGuide')}
      </Link>
    </>
  )
}
