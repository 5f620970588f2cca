import Alert from '@cloudscape-design/components/alert'
import { Can } from '../../../kit/access/Can.tsx'
import { AppButton } from '../../../kit/page/AppButton.tsx'
import { useText } from '../../../kit/words/texts.ts'
import type { MailDomain } from '../use-domain.ts'

/** What matters about a domain before anything else. Source: DOM-17, DOM-18, GS-03, 04/JRN-04. */
export function DomainNotices({ domain }: { domain: MailDomain }) {
  const text = useText('domains')
  return (
    <>
      {domain.isTestDomain && (
        <Alert type="info" header={text('testTitle')}>
          {text('testExplanation')} {text('testReleased')} {text('testIdentity')}
        </Alert>
      )}
      {domain.ownershipVerificationStatus === 'FAILED' && (
        <Alert
          type="error"
          header={text('failedTitle')}
          action={
            <Can id="mailDomains.register">
              <AppButton to="register">{text('registerAgain')}</AppButton>
            </Can>
          }
        >
          {text('registerAgainFirst')}
        </Alert>
      )}
    </>
  )
}
