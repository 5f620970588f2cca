import { AwsError } from '../protocol/aws-error.ts'
import type { ReceiptAction, ReceiptRule } from '../state/ses-receiving.ts'
import { arnPatterns } from './arns.ts'
import { invalidValue } from './ses-error.ts'

/** Source: 06 CreateReceiptRule [K]. */
const maxRecipients = 100
const maxActions = 10

/** Source: 06 §8.10. */
const namePattern = /^[A-Za-z0-9]([A-Za-z0-9_.-]{0,62}[A-Za-z0-9])?$/
const bucketPattern = /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/
const headerPattern = /^[A-Za-z0-9-]{1,50}$/

function refuseInvalidBounce({
  SmtpReplyCode,
  StatusCode,
}: NonNullable<ReceiptAction['BounceAction']>) {
  if (!/^[45]\d\d$/.test(SmtpReplyCode)) throw invalidValue(`Invalid SMTP code ${SmtpReplyCode}.`)
  if (StatusCode !== undefined && !/^[45]\.\d{1,3}\.\d{1,3}$/.test(StatusCode))
    throw invalidValue(`Invalid SMTP status code ${StatusCode}.`)
}

function refuseInvalidHeader({
  HeaderName,
  HeaderValue,
}: NonNullable<ReceiptAction['AddHeaderAction']>) {
  if (!headerPattern.test(HeaderName)) throw invalidValue(`Invalid header name ${HeaderName}.`)
  if (HeaderValue.length > 2048 || /[\r\n]/.test(HeaderValue))
    throw invalidValue('A header has 2048 characters at most and no line breaks.')
}

function refuseInvalidAction(action: ReceiptAction): void {
  const given = Object.values(action).filter((member) => member !== undefined)
  if (given.length !== 1) throw invalidValue('An action is exactly one of the kinds there are.')
  for (const member of given) {
    const topic = 'TopicArn' in member ? member.TopicArn : undefined
    if (topic !== undefined && !arnPatterns.snsTopic.test(topic))
      throw new AwsError('InvalidSnsTopic', `Invalid SNS topic: ${topic}`, 400, { Topic: topic })
  }
  const { S3Action, BounceAction, WorkmailAction, LambdaAction, AddHeaderAction } = action
  if (S3Action && !bucketPattern.test(S3Action.BucketName))
    throw new AwsError(
      'InvalidS3Configuration',
      `Could not write to bucket: ${S3Action.BucketName}`,
      400,
      { Bucket: S3Action.BucketName },
    )
  if (LambdaAction && !arnPatterns.lambdaFunction.test(LambdaAction.FunctionArn))
    throw new AwsError(
      'InvalidLambdaFunction',
      `Invalid Lambda function: ${LambdaAction.FunctionArn}`,
      400,
      { FunctionArn: LambdaAction.FunctionArn },
    )
  if (WorkmailAction && !arnPatterns.organization.test(WorkmailAction.OrganizationArn))
    throw invalidValue(`Invalid organization ${WorkmailAction.OrganizationArn}.`)
  if (BounceAction) refuseInvalidBounce(BounceAction)
  if (AddHeaderAction) refuseInvalidHeader(AddHeaderAction)
}

/**
 * Refuses an invalid rule. Errors: InvalidParameterValue, LimitExceeded for more than 100
 * recipients or 10 actions, InvalidSnsTopic, InvalidS3Configuration, InvalidLambdaFunction.
 * Source: 06 CreateReceiptRule, §8.10.
 */
export function refuseInvalidRule({ Name, Recipients, Actions }: ReceiptRule): void {
  if (!namePattern.test(Name)) throw invalidValue(`Invalid rule name ${Name}.`)
  if (Recipients.length > maxRecipients)
    throw new AwsError('LimitExceeded', `A rule has ${maxRecipients} recipients at most.`)
  if (Actions.length > maxActions)
    throw new AwsError('LimitExceeded', `A rule has ${maxActions} actions at most.`)
  Actions.forEach(refuseInvalidAction)
}
