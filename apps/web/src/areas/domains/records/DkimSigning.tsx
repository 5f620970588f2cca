import Button from '@cloudscape-design/components/button'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { DomainIdentity } from '@mailroom/schemas/domain-identities'
import type { Input } from '@mailroom/schemas/operations'
import { Details } from '@mailroom/ui/Details'
import { Status } from '@mailroom/ui/Status'
import { Can } from '../../../kit/access/Can.tsx'
import { apiErrorOf } from '../../../kit/data/failure.ts'
import { notify } from '../../../kit/data/notifications.ts'
import { useWrite } from '../../../kit/data/use-write.ts'
import { AppButton } from '../../../kit/page/AppButton.tsx'
import { ErrorAlert } from '../../../kit/page/ErrorAlert.tsx'
import { useErrorWords } from '../../../kit/words/errors.ts'
import { useText } from '../../../kit/words/texts.ts'

type Props = { input: Input<'dkim.verify'>; dkim: DomainIdentity['dkim'] }

/** Whether SES signs the mail of the domain, and the buttons that change it. Source: DOM-36. */
export function DkimSigning({ input, dkim: { attributes, refused } }: Props) {
  const text = useText('domainRecords')
  const errorWords = useErrorWords()
  const verify = useWrite('dkim.verify')
  if (refused) return <ErrorAlert error={refused} title={text('dkimUnknown')} />
  const { dkimEnabled = false, dkimTokens = [] } = attributes ?? {}
  const hasTokens = dkimTokens.length > 0
  const isVerified = attributes?.dkimVerificationStatus === 'Success'
  const state = () => {
    if (!hasTokens) return 'dkimNone'
    if (!dkimEnabled) return 'dkimDisabled'
    return isVerified ? 'dkimSigned' : 'dkimEnabled'
  }
  const look = async () => {
    try {
      await verify.mutateAsync(input)
      notify({ type: 'success', content: text(hasTokens ? 'dkimSearched' : 'dkimSetUp') })
    } catch (failure) {
      notify({ type: 'error', content: errorWords(apiErrorOf(failure)) })
    }
  }
  return (
    <SpaceBetween size="s">
      <Details
        columns={1}
        items={[
          {
            label: text('dkimSigning'),
            value: (
              <Status type={state() === 'dkimSigned' ? 'success' : 'stopped'}>
                {text(state())}
              </Status>
            ),
          },
        ]}
      />
      <SpaceBetween direction="horizontal" size="xs">
        {!isVerified && (
          <Can id="dkim.verify">
            <Button loading={verify.isPending} onClick={() => void look()}>
              {text(hasTokens ? 'dkimSearch' : 'dkimMake')}
            </Button>
          </Can>
        )}
        {hasTokens && (
          <Can id="dkim.setEnabled">
            <AppButton to="dkim">{text(dkimEnabled ? 'disableDkim' : 'enableDkim')}</AppButton>
          </Can>
        )}
      </SpaceBetween>
    </SpaceBetween>
  )
}
