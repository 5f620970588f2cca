import type { ApiError } from '@mailroom/schemas/api-error'
import type { ReceiptRule } from '@mailroom/schemas/receipt-rules'
import { ErrorAlert } from '../../../kit/page/ErrorAlert.tsx'
import { useFormats } from '../../../kit/words/formats.ts'
import { useText } from '../../../kit/words/texts.ts'

/** Returns the values in a rule of which an error says that one is invalid. Source: 06 §8.10. */
function suspectsOf({ code }: ApiError, { actions = [] }: ReceiptRule): string[] {
  const values = actions.flatMap((action) => {
    switch (code) {
      case 'InvalidS3ConfigurationException':
        return [action.s3Action?.bucketName, action.s3Action?.kmsKeyArn]
      case 'InvalidLambdaFunctionException':
        return [action.lambdaAction?.functionArn]
      case 'InvalidSnsTopicException':
        return Object.values(action).map((member) =>
          member && 'topicArn' in member ? member.topicArn : undefined,
        )
      default:
        return []
    }
  })
  return [...new Set(values.filter((value) => value !== undefined))]
}

const known = [
  'InvalidS3ConfigurationException',
  'InvalidSnsTopicException',
  'InvalidLambdaFunctionException',
] as const

/** Why Amazon SES does not save a rule, and what to change in it. Source: ORG-36. */
export function Failure({ error, rule }: { error: ApiError; rule: ReceiptRule }) {
  const text = useText('receiptRules')
  const { list } = useFormats()
  const code = known.find((each) => each === error.code)
  if (code === undefined) return <ErrorAlert error={error} />
  return (
    <>
      <div>
        <strong>{text(`failure.${code}`, { values: list(suspectsOf(error, rule)) })}</strong>
      </div>
      <div>{text(`repair.${code}`)}</div>
      <div lang="en">
        {error.code}: {error.message}
      </div>
    </>
  )
}
