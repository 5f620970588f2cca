/**
 * The AWS services that Mailroom calls, by the prefix of their IAM actions, which is their name in
 * the AWS CLI and in a connection's settings, too.
 */
export const awsServices = ['workmail', 'ses', 'sts', 'iam', 'route53', 'ds', 'kms', 's3'] as const
export type AwsServiceId = (typeof awsServices)[number]

/**
 * The prefix of a service and the name of an API operation: the IAM action, except for some of S3's
 * (`s3-actions.ts`).
 */
export type AwsAction = `${AwsServiceId}:${string}`

/**
 * A call whose input differs from the operation's input. Members are spelled as AWS spells them,
 * with a small first letter.
 */
export type AwsCall<Input> = {
  action: AwsAction
  /**
   * Returns the input of the call; `undefined` if the operation's input needs no such call. Values
   * in angle brackets stand for values from an earlier answer.
   */
  input(input: Input): Record<string, unknown> | undefined
}

/** Returns the action of a call with or without an input of its own. */
export function actionOf(call: AwsAction | AwsCall<Record<string, unknown>>): AwsAction {
  return typeof call === 'string' ? call : call.action
}
