import type { ReceiptAction, ReceiptRule } from '@mailroom/schemas/receipt-rules'
import { Details } from '@mailroom/ui/Details'
import { useFormats } from '../../../kit/words/formats.ts'
import { useText } from '../../../kit/words/texts.ts'

/** Says what an action does, with the values that it needs. Source: 06 §8.10. */
function useActionWords(): (action: ReceiptAction) => string {
  const text = useText('receiptRules')
  return (action) => {
    const { s3Action, bounceAction, workmailAction, lambdaAction } = action
    const { addHeaderAction, sNSAction, connectAction } = action
    if (s3Action)
      return text('action.s3', {
        place: `${s3Action.bucketName ?? ''}/${s3Action.objectKeyPrefix ?? ''}`,
      })
    if (bounceAction) return text('action.bounce', { code: bounceAction.smtpReplyCode ?? '' })
    if (workmailAction)
      return text('action.workmail', { arn: workmailAction.organizationArn ?? '' })
    if (lambdaAction) return text('action.lambda', { arn: lambdaAction.functionArn ?? '' })
    if (action.stopAction) return text('action.stop')
    if (addHeaderAction)
      return text('action.addHeader', {
        header: `${addHeaderAction.headerName ?? ''}: ${addHeaderAction.headerValue ?? ''}`,
      })
    if (sNSAction) return text('action.sns', { arn: sNSAction.topicArn ?? '' })
    if (connectAction) return text('action.connect', { arn: connectAction.instanceARN ?? '' })
    return text('action.unknown')
  }
}

/** What a rule says: whether it is in force, for whom, and what it does. */
export function RuleDetails({ rule }: { rule: ReceiptRule }) {
  const text = useText('receiptRules')
  const { list } = useFormats()
  const actionWords = useActionWords()
  const { enabled = false, recipients = [], actions = [], tlsPolicy, scanEnabled = false } = rule
  return (
    <Details
      items={[
        { label: text('enabled'), value: text(enabled ? 'yes' : 'no') },
        {
          label: text('recipients'),
          value: recipients.length === 0 ? text('everybody') : list(recipients),
        },
        { label: text('scan'), value: text(scanEnabled ? 'yes' : 'no') },
        { label: text('tls'), value: tlsPolicy },
        {
          label: text('actions'),
          value: (
            <ol>
              {actions.map((action, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: actions have no names, only an order.
                <li key={index}>{actionWords(action)}</li>
              ))}
            </ol>
          ),
        },
      ]}
    />
  )
}
